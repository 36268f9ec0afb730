import axe from "axe-core";

/** What axe finds wrong with an element, in words. jsdom has no layout and no colours: contrast is held by tokens.test.ts. */
export async function faults(element: Element): Promise<string[]> {
  const result = await axe.run(element, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return result.violations.map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.html).join(" ")}`);
}
