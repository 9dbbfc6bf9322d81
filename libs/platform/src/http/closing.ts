import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const idleLookMilliseconds = 50;

/** Takes no more connections and answers what still comes over those that there are; whoever holds a connection longer than the grace is cut off. */
export async function closeGracefully(app: NestFastifyApplication, graceMilliseconds = 10_000): Promise<void> {
  const server = app.getHttpServer();
  const overdue = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
  // Node closes what is idle when the closing begins; what gets its last answer later would be kept alive all the grace.
  const idle = setInterval(() => server.closeIdleConnections(), idleLookMilliseconds);
  try {
    await app.close();
  } finally {
    clearTimeout(overdue);
    clearInterval(idle);
  }
}
