/** The id of the worksheet as a question. */
export const worksheetQuestion = 'worksheet';
