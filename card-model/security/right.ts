/** Something a person or machine has shown: the knowledge of a PIN or of a key of one directory. */
export class Right {
  held = false;
}
