import fc from 'fast-check';
import { longestFileName, readFileName } from './file-name.js';

describe('readFileName', () => {
  it.each([
    ['Протокол № 5.pdf', 'Протокол № 5.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\Windows\\system.ini', 'system.ini'],
    ['C:\\Скани\\акт.pdf', 'акт.pdf'],
    ['/', undefined],
    ['..', undefined],
    ['a/..', undefined],
    ['', undefined],
    ['  ', undefined],
    ['a\u0000.pdf', undefined],
    ['a\n.pdf', undefined],
    ['a\u202egpj.exe', undefined],
    ['\ud800', undefined],
    ['и\u0306.txt', '\u0439.txt'],
    ['.pdf', '.pdf'],
    ['😀'.repeat(longestFileName), '😀'.repeat(longestFileName)],
    ['😀'.repeat(longestFileName + 1), undefined],
  ])('reads %j as %j', (given, name) => {
    expect(readFileName(given)).toBe(name);
  });

  it('never gives what could lead to another place, or what it would itself read otherwise', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        const name = readFileName(given);
        if (name === undefined) return;
        expect(name).not.toMatch(/[/\\\p{Cc}]/u);
        expect(name).not.toMatch(/^\.{0,2}$/);
        expect(readFileName(name)).toBe(name);
      }),
    );
  });
});
