package dev.signlab.http.server;

import dev.signlab.http.Headers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * A request without its body (RFC 9112, sections 2 to 5).
 *
 * @param method such as {@code GET}
 * @param target path and query as they were sent
 * @param fields the header fields
 */
record RequestHead(String method, String target, HttpFields fields) {

  private static final Pattern WHOLE_URL = Pattern.compile("(?i)https?://([^/?#]*)([^#]*)");

  /**
   * Clients of a proxy send the whole URL; its authority then counts in place of the Host field
   * (RFC 9112, section 3.2.2).
   */
  static RequestHead of(Request request) {
    String target = StrictHttp.targetOf(request);
    if (target.startsWith("/")) {
      return new RequestHead(request.getMethod(), target, request.getHeaders());
    }
    Matcher whole = WHOLE_URL.matcher(target);
    if (!whole.matches()) {
      return new RequestHead(request.getMethod(), target, request.getHeaders());
    }
    String path = whole.group(2).startsWith("/") ? whole.group(2) : "/" + whole.group(2);
    HttpFields fields =
        HttpFields.build(request.getHeaders()).put(HttpHeader.HOST, whole.group(1)).asImmutable();
    return new RequestHead(request.getMethod(), path, fields);
  }

  /** Returns the first value of a field. */
  Optional<String> first(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** Returns the values of a field; none when it is absent. */
  List<String> all(String name) {
    return fields.getValuesList(name);
  }

  Headers headers() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (HttpField field : fields) {
      all.put(field.getLowerCaseName(), all(field.getName()));
    }
    return new Headers(all);
  }

  /** Returns what two readers could read in two ways, where Jetty lets it pass. */
  Optional<String> ambiguity() {
    List<String> codings = all("Transfer-Encoding");
    if (!codings.isEmpty() && !codings.equals(List.of("chunked"))) {
      return Optional.of("the Transfer-Encoding is not chunked alone");
    }
    return first("Host")
        .filter(host -> host.isEmpty() || host.indexOf('@') >= 0)
        .map(host -> "the request names no host");
  }

  boolean hasBody() {
    return fields.contains(HttpHeader.CONTENT_LENGTH)
        || fields.contains(HttpHeader.TRANSFER_ENCODING);
  }

  boolean expectsContinue() {
    return first("Expect").filter("100-continue"::equalsIgnoreCase).isPresent();
  }
}
