package dev.signlab.http.server;

import dev.signlab.http.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the heads of requests (RFC 9112), and refuses whatever could be read in two ways. */
final class HeadReader {

  private static final int LARGEST = 64 << 10;
  private static final int MOST_FIELDS = 200;
  private static final int TLS_HANDSHAKE = 0x16;

  private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://([^/?#]*)([^#]*)");

  private final InputStream in;
  private int left;

  HeadReader(InputStream in) {
    this.in = in;
  }

  /** Returns the next request, or null when the client has closed the connection. */
  @Nullable RequestHead read() throws IOException {
    left = LARGEST;
    int first = in.read();
    if (first < 0) {
      return null;
    }
    if (first == TLS_HANDSHAKE) {
      // Clients that try TLS first go on to plain HTTP when they are answered at once.
      throw new MalformedRequestException("client sent an HTTPS request to an HTTP server");
    }
    String line = line(first);
    while (line.isEmpty()) {
      line = line(in.read());
    }
    return head(line.split(" ", -1));
  }

  private RequestHead head(String[] words) throws IOException {
    boolean isRequest = words.length == 3 && words[2].startsWith("HTTP/1.") && !words[0].isEmpty();
    if (!isRequest) {
      throw new MalformedRequestException("the first line is no HTTP request");
    }
    boolean isVersion11 = !words[2].equals("HTTP/1.0");
    Map<String, List<String>> fields = fields();
    String target = target(words[1], fields);
    return new RequestHead(words[0], target, isVersion11, new Headers(fields));
  }

  /**
   * Clients of a proxy send the whole URL; its authority then counts in place of the Host field
   * (RFC 9112, section 3.2.2).
   */
  private static String target(String sent, Map<String, List<String>> fields)
      throws MalformedRequestException {
    Matcher absolute = ABSOLUTE.matcher(sent);
    if (!absolute.matches()) {
      return sent;
    }
    String authority = absolute.group(1);
    if (authority.isEmpty() || authority.indexOf('@') >= 0) {
      throw new MalformedRequestException("the target of the request names no host");
    }
    fields.put("host", new ArrayList<>(List.of(authority)));
    String rest = absolute.group(2);
    return rest.startsWith("/") ? rest : "/" + rest;
  }

  private Map<String, List<String>> fields() throws IOException {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    int count = 0;
    for (String line = line(in.read()); !line.isEmpty(); line = line(in.read())) {
      int colon = line.indexOf(':');
      if (colon < 1 || !isName(line, colon) || ++count > MOST_FIELDS) {
        throw new MalformedRequestException("a header field is malformed, or one too many");
      }
      fields
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), k -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    return fields;
  }

  /** A space before the colon, or in front of the line, has been read differently by others. */
  private static boolean isName(String line, int end) {
    for (int i = 0; i < end; i++) {
      char c = line.charAt(i);
      if (c <= ' ' || c >= 0x7f) {
        return false;
      }
    }
    return true;
  }

  private String line(int first) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(80);
    int c = first;
    for (; c >= 0 && c != '\n'; c = in.read()) {
      line.write(c);
      if (--left < 0) {
        throw new MalformedRequestException("the head of the request is too large");
      }
    }
    if (c < 0) {
      throw new IOException("the connection ended within a request");
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
