// Serves the book.
console.log("Chapter 1");
