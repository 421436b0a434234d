/** The addresses of a lesson that has none. */
export const nowhere = {
  page: null,
  frame: null,
  sizer: null,
  element: null,
  file: null,
  plan: null,
  stated: {},
};
