package dev.signlab.http.server;

import java.io.IOException;

/** What came is no HTTP request; the connection ends with an answer that says so. */
final class MalformedRequestException extends IOException {

  MalformedRequestException(String message) {
    super(message);
  }
}
