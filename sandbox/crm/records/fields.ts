/** Puts the values of a record's fields where the CRM puts them: into the `value` property, which no attribute shows. The values stand in a JSON script inside `root`. */
export const fillFields = (root: ParentNode): void => {
  const values = root.querySelector('#field-values')?.textContent;
  if (!values) return;
  for (const [id, value] of Object.entries<string>(JSON.parse(values))) {
    const field = root.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[id="${id}"]`);
    if (field) field.value = value;
  }
};
