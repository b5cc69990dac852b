import { describe, expect, test } from 'vitest';
import { viaIn } from './via.ts';

describe('a name in front of "via"', () => {
  test.each([
    ["'Dana Whitfield' via Sales", 'Dana Whitfield', 'sales@rep.example'],
    ['‘Dana Whitfield’ via Sales', 'Dana Whitfield', 'hello@anything.example'],
    ['"Dana Whitfield" via Sales Team', 'Dana Whitfield', 'hello@anything.example'],
    ["'dana@acme.example' via Sales", 'dana@acme.example', 'sales@rep.example'],
    ["'Dana O'Brien' via Sales", "Dana O'Brien", 'sales@rep.example'],
    ["'Dana via Acme' via Sales", 'Dana via Acme', 'sales@rep.example'],
    ["'Łukasz Wójcik' via Vertrieb", 'Łukasz Wójcik', 'x@rep.example'],
    // Without quotation marks: where the address is that of what is named behind "via".
    ['Dana Whitfield via Sales', 'Dana Whitfield', 'sales@rep.example'],
    ['Dana Whitfield via Company Group', 'Dana Whitfield', 'hello@company-group.example'],
    ['Dana Whitfield via DocuSign', 'Dana Whitfield', 'dse_na3@docusign.example'],
    ['Dana Whitfield via groups.example', 'Dana Whitfield', 'dana=acme.example@groups.example'],
    // Or where a machine sends.
    ['Dana Whitfield (via Docs)', 'Dana Whitfield', 'drive-shares-noreply@example.com'],
  ])('%s: %s, not %s', (name, real, address) => {
    expect(viaIn(name, address)).toBe(real);
  });

  test.each([
    ['Hotel Milano via Roma', 'info@hotel-milano.example'],
    ['Hotel Milano via Roma', 'info@hotelmilanoroma.example'],
    ['Olivia Via Rossi', 'olivia@example.com'],
    ['Via Campesina', 'info@campesina.example'],
    ["'via Sales", 'sales@rep.example'],
    ['Dana Whitfield', 'dana@acme.example'],
    ['Silvia via', 'silvia@acme.example'],
    ["Dana 'Sales' Whitfield", 'sales@rep.example'],
    ['', 'dana@acme.example'],
  ])('none in %s of %s', (name, address) => {
    expect(viaIn(name, address)).toBeNull();
  });
});
