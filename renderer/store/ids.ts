/** Names for new records: in the order in which they were made. */
import { v4, v7 } from 'uuid';

export const newId = (): string => v7();

/** The name of this window among all that write, as its clock signs it. */
export const newNode = (): string => v4().replaceAll('-', '');
