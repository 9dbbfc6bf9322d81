import { Routes } from './routes.js';

describe('Routes', () => {
  const routes = new Routes();
  routes.add('/campaigns/:campaign/submissions', 'POST');
  routes.add('/campaigns/:campaign', ['GET', 'HEAD']);
  routes.add('/campaigns/:campaign/template.csv', 'GET');

  it.each([
    ['/campaigns/a/submissions', ['POST']],
    ['/campaigns/a%20b?x=/y', ['GET', 'HEAD']],
    ['/campaigns/a/template.csv', ['GET']],
    ['/campaigns/a/templatexcsv', []],
    ['/campaigns/', []],
    ['/campaigns/a/b/submissions', []],
    ['', []],
  ])('%s has %j', (url, methods) => {
    expect(routes.methodsOf(url)).toEqual(methods);
  });
});
