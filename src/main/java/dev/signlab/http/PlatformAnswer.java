package dev.signlab.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what the platform's client got. */
final class PlatformAnswer {

  private PlatformAnswer() {}

  static int statusOf(HttpURLConnection connection) throws IOException {
    try {
      int status = connection.getResponseCode();
      if (status < 0) {
        throw new IOException("the first line is not that of an HTTP answer");
      }
      return status;
    } catch (HttpRetryException e) {
      // A demand for credentials after a streamed body: the JDK reports it in this way.
      return e.responseCode();
    }
  }

  static Headers headersOf(HttpURLConnection connection) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    connection
        .getHeaderFields()
        .forEach(
            (name, values) -> {
              // HttpURLConnection lists the status line under the name null.
              if (name != null) {
                fields.put(name, values.reversed());
              }
            });
    return new Headers(fields);
  }

  static InputStream bodyOf(HttpURLConnection connection, int status) throws IOException {
    if (status < 400) {
      return connection.getInputStream();
    }
    InputStream error = connection.getErrorStream();
    return error == null ? InputStream.nullInputStream() : error;
  }
}
