/** pdf.js types its interface only. Importing its worker puts it where that finds it. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
