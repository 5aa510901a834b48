package dev.signlab.content.document;

import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON form of a document, in which lessons are kept once they are converted. What is written
 * reads back equal. A block is an object with a {@code kind}; a span of plain text is a string, any
 * other span an object with one member that names its kind.
 */
public final class DocumentJson {

  /** Grows when the form changes, so that documents kept in an older form are converted again. */
  public static final int FORM = 1;

  private DocumentJson() {}

  /** Returns the document as JSON, UTF-8, without white space. */
  public static byte[] write(Document document) {
    ObjectNode root = Json.object().put("form", FORM);
    root.set("title", SpanWriter.spans(document.title()));
    root.set("blocks", BlockWriter.blocks(document.blocks()));
    return Json.write(root);
  }

  /**
   * Reads a document.
   *
   * @param bytes what {@link #write} returned
   * @param what names the bytes in a problem, such as {@code lesson sign}
   */
  public static Document read(byte[] bytes, String what) {
    JsonFields root = Json.parseObject(bytes, what);
    return new Document(SpanReader.spans(root, "title"), BlockReader.blocks(root, "blocks"));
  }
}
