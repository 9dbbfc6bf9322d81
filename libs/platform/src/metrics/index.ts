export { measureHttp } from './http-metrics.js';
export { MetricsController } from './metrics.controller.js';
export { MetricsPage, type MetricsSource, type MetricValues } from './metrics-page.js';
