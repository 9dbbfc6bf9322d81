export { readWorkbook, type WorkbookLimits } from './read-workbook.js';
export { UnreadableWorkbook, type UnreadableReason } from './unreadable-workbook.js';
export { writeWorkbook } from './write-workbook.js';
