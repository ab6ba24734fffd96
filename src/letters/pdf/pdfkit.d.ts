/** The engine below pdfmake: a fork of pdfkit with the same interface. */
declare module '@foliojs-fork/pdfkit' {
  import PDFDocument from 'pdfkit';
  export default PDFDocument;
}
