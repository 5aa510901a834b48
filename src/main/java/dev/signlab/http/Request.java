package dev.signlab.http;

import java.net.URI;

/**
 * One request to send. Immutable.
 *
 * @param method such as {@code GET}
 * @param uri absolute, {@code http} or {@code https}
 * @param headers the fields to send
 * @param body what it carries; {@link Body#NONE} for nothing
 */
public record Request(String method, URI uri, Headers headers, Body body) {

  /** Starts a request without body and fields. */
  public static Request of(String method, URI uri) {
    return new Request(method, uri, Headers.NONE, Body.NONE);
  }

  /** Starts a {@code GET}. */
  public static Request get(URI uri) {
    return of("GET", uri);
  }

  /** Returns the request with one field set. */
  public Request with(String name, String value) {
    return new Request(method, uri, headers.with(name, value), body);
  }

  /** Returns the request with a body. */
  public Request with(Body content) {
    return new Request(method, uri, headers, content);
  }

  /** Returns the same request to another place. */
  public Request to(URI place) {
    return new Request(method, place, headers, body);
  }

  /** Tells whether the method is one that carries content even when that is empty. */
  boolean sendsBody() {
    return body.length() > 0
        || method.equals("POST")
        || method.equals("PUT")
        || method.equals("PATCH");
  }
}
