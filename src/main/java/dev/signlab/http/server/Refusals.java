package dev.signlab.http.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty refuses by itself, since it is no request: told in a sentence, and the last word. */
record Refusals(InstantSource clock) implements Request.Handler {

  /** Clients that try TLS first go on to plain HTTP when they are answered at once. */
  private static final String TLS_GREETING = "CNTL=0x16";

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String why = Objects.toString(request.getAttribute(ErrorHandler.ERROR_MESSAGE), "");
    byte[] text = (sentence(response.getStatus(), why) + "\n").getBytes(StandardCharsets.UTF_8);
    response.setStatus(status(response.getStatus()));
    response.getHeaders().put(HttpHeader.DATE, HttpDate.of(clock.instant()));
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
    response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    response.write(true, ByteBuffer.wrap(text), callback);
    return true;
  }

  private static String sentence(int status, String why) {
    if (why.contains(TLS_GREETING)) {
      return "client sent an HTTPS request to an HTTP server";
    }
    return switch (status) {
      case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431, HttpStatus.URI_TOO_LONG_414 ->
          "the head of the request is too large";
      case HttpStatus.INTERNAL_SERVER_ERROR_500 -> "this server has made a mistake";
      default -> "this is no sound request: " + why;
    };
  }

  /** Other versions than 1.0 and 1.1 are no requests here, as words that are no version. */
  private static int status(int jettys) {
    return switch (jettys) {
      case HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505, HttpStatus.UPGRADE_REQUIRED_426 ->
          HttpStatus.BAD_REQUEST_400;
      default -> jettys;
    };
  }
}
