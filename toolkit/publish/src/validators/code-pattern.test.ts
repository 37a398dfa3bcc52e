import { expect, test } from '@jest/globals';
import { codePattern, matchCode } from './code-pattern.ts';

test.each([
  ['a statement', 'errors = [$error];', 'errors=[ e1 ];', { $error: 'e1' }],
  ['an expression', '$a === undefined || !$b', '(x.y === undefined) || (!(z()))', { $a: 'x.y', $b: 'z()' }],
  ['a placeholder that occurs twice', '$a + $a', 'f(1) + f(1)', { $a: 'f(1)' }],
])('matches %s', (_, pattern, code, bound) => {
  const bindings = matchCode(codePattern(pattern), codePattern(code).node);
  const texts = [...(bindings ?? [])].map(([name, node]) => [name, node.getText()]);
  expect(Object.fromEntries(texts)).toEqual(bound);
});

test.each([
  ['another operator', 'a === $x', 'a !== b'],
  ['another prefix operator', '!$x', '-b'],
  ['another name', 'a.push($x)', 'a.pop(b)'],
  ['another literal', 'require("a")', 'require("b")'],
  ['let for const', 'const $a = 1;', 'let a = 1;'],
  ['a statement more', 'if (a) { b(); }', 'if (a) { b(); c(); }'],
  ['an else branch', 'if (a) { b(); }', 'if (a) { b(); } else { c(); }'],
  ['different nodes for a placeholder', '$a + $a', 'b + c'],
])('does not match %s', (_, pattern, code) => {
  expect(matchCode(codePattern(pattern), codePattern(code).node)).toBeUndefined();
});
