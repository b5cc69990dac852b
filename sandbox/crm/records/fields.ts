/**
 * Sets the `value` properties of a record's fields, from the JSON script inside `root`. As in
 * HubSpot, the values are in the properties only, not in attributes.
 */
export const fillFields = (root: ParentNode): void => {
  const values = root.querySelector('#field-values')?.textContent;
  if (!values) return;
  for (const [id, value] of Object.entries<string>(JSON.parse(values))) {
    const field = root.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[id="${id}"]`);
    if (field) field.value = value;
  }
};
