package dev.signlab.http.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The head of an answer (RFC 9112, section 4). */
final class ResponseHead {

  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  private final Map<String, String> fields = new LinkedHashMap<>();

  /** Sets a field; a line break in its value would begin another one, so there is none. */
  void set(String name, String value) {
    fields.put(name, value.replace('\r', ' ').replace('\n', ' '));
  }

  Map<String, List<String>> fields() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    fields.forEach((name, value) -> all.put(name, List.of(value)));
    return all;
  }

  void write(int status, long length, boolean isLast, Instant now, OutputStream out)
      throws IOException {
    StringBuilder head = new StringBuilder(512);
    head.append("HTTP/1.1 ").append(status).append(' ').append(phrase(status)).append("\r\n");
    append(head, "Date", HttpDate.of(now));
    fields.forEach((name, value) -> append(head, name, value));
    if (status != NO_CONTENT && status != NOT_MODIFIED) {
      append(head, "Content-Length", String.valueOf(length));
    }
    if (isLast) {
      append(head, "Connection", "close");
    }
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void append(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }

  private static String phrase(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 201 -> "Created";
      case 202 -> "Accepted";
      case 204 -> "No Content";
      case 206 -> "Partial Content";
      case 304 -> "Not Modified";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 413 -> "Content Too Large";
      case 416 -> "Range Not Satisfiable";
      case 421 -> "Misdirected Request";
      case 429 -> "Too Many Requests";
      case 500 -> "Internal Server Error";
      default -> "Status";
    };
  }

  /** Writes each second once, since many answers fall into it. */
  private static final class HttpDate {

    private static volatile HttpDate latest = new HttpDate(Instant.EPOCH);

    private final long second;
    private final String text;

    private HttpDate(Instant instant) {
      second = instant.getEpochSecond();
      text =
          DateTimeFormatter.RFC_1123_DATE_TIME
              .format(instant.atOffset(ZoneOffset.UTC))
              .replace("+0000", "GMT");
    }

    static String of(Instant now) {
      HttpDate date = latest;
      if (date.second != now.getEpochSecond()) {
        date = new HttpDate(now);
        latest = date;
      }
      return date.text;
    }
  }
}
