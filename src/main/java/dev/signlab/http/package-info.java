/**
 * The one way out of the house: every client sends its requests here, each exchange is recorded
 * without its secrets, and the {@code wire} command shows what was recorded.
 *
 * <p>Specification: RFC 9110 (HTTP semantics), RFC 9112 (HTTP/1.1), RFC 8446 (TLS).
 *
 * <p>Start reading at {@link dev.signlab.http.HttpTransport}, and at {@link
 * dev.signlab.http.Exchange} for what is recorded.
 */
@NullMarked
package dev.signlab.http;

import org.jspecify.annotations.NullMarked;
