/** Folders in the system's temporary directory that tests copy databases from; the run's process id follows. */
export const TEMPLATE_PREFIX = 'lectern-template-';
