import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Takes no more requests and answers those under way; whoever holds a connection longer than the grace is cut off. */
export async function closeGracefully(app: NestFastifyApplication, graceMilliseconds = 10_000): Promise<void> {
  const overdue = setTimeout(() => app.getHttpServer().closeAllConnections(), graceMilliseconds);
  try {
    await app.close();
  } finally {
    clearTimeout(overdue);
  }
}
