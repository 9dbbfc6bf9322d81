/** Which methods an address has, so that a wrong method is told apart from a wrong address. */
export class Routes {
  private readonly known: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = [];

  /** @param url as the router has it: `/submissions/:id` */
  add(url: string, method: string | readonly string[]): void {
    const pattern = url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:[^/]+/g, '[^/]+');
    this.known.push({ pattern: new RegExp(`^${pattern}$`), methods: typeof method === 'string' ? [method] : method });
  }

  /** Empty when nothing is there. @param url with or without a query */
  methodsOf(url: string): readonly string[] {
    const [path = ''] = url.split('?', 1);
    return [...new Set(this.known.flatMap(({ pattern, methods }) => (pattern.test(path) ? methods : [])))].sort();
  }
}
