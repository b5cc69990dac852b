/** Which person the panel is about. */
export interface Subject {
  address: string;
  asWritten: string;
  /** As the page or the question named them. */
  name: string | null;
}
