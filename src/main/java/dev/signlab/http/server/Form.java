package dev.signlab.http.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The fields of a form (application/x-www-form-urlencoded of the WHATWG's URL standard), as a query
 * or as the body of a POST. Immutable.
 *
 * @param text the fields as they were sent, without a question mark in front
 */
public record Form(String text) {

  private static final String TYPE = "application/x-www-form-urlencoded";
  private static final int LARGEST = 64 << 10;

  /** Returns the fields in the query of a call. */
  public static Form query(Call call) {
    int question = call.target().indexOf('?');
    return new Form(question < 0 ? "" : call.target().substring(question + 1));
  }

  /** Returns the fields in the body of a call, of at most 64 KiB; none for another content type. */
  public static Form body(Call call) throws IOException {
    String type = call.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    byte[] body = call.readBody(LARGEST);
    boolean isForm = type.split(";", 2)[0].strip().equals(TYPE);
    return new Form(isForm ? new String(body, StandardCharsets.UTF_8) : "");
  }

  /** Returns the decoded value of a field, the first one where there are several. */
  public Optional<String> value(String name) {
    return Query.values(text, name).findFirst();
  }

  /** Returns the decoded value of a field, or an empty text. */
  public String text(String name) {
    return value(name).orElse("");
  }

  /** Tells whether a field is there more than once. */
  public boolean isRepeated(String name) {
    return Query.values(text, name).skip(1).findAny().isPresent();
  }
}
