package dev.signlab.registry.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a registry answered, and what can be said of it. */
final class Answer {

  private final String request;
  private final HttpResponse<byte[]> response;

  Answer(HttpResponse<byte[]> response) {
    this.request = response.request().method() + " " + response.request().uri();
    this.response = response;
  }

  int status() {
    return response.statusCode();
  }

  Answer is(Integer... statuses) {
    assertThat(status()).as("status of " + request).isIn(Arrays.asList(statuses));
    return this;
  }

  Answer has(String field, String value) {
    assertThat(response.headers().allValues(field)).as(field + " of " + request).contains(value);
    return this;
  }

  /** Says that one of several values is there. */
  Answer hasOneOf(String field, List<String> values) {
    assertThat(response.headers().allValues(field))
        .as(field + " of " + request)
        .containsAnyElementsOf(values);
    return this;
  }

  /** Says that exactly these bytes came, without printing megabytes when they did not. */
  Answer carries(byte[] expected) {
    assertThat(Arrays.equals(response.body(), expected))
        .as("%d bytes of %s, not others (%d)", expected.length, request, response.body().length)
        .isTrue();
    return this;
  }

  /** Says that the body or, for HEAD, the body that there would be, has a length. */
  Answer measures(int length) {
    return has("Content-Length", String.valueOf(length));
  }

  Answer isOf(Bytes bytes) {
    return has("Docker-Content-Digest", bytes.digest());
  }

  Optional<String> field(String name) {
    return response.headers().firstValue(name);
  }

  URI location() {
    Optional<String> location = field("Location");
    assertThat(location).as("Location of " + request).isPresent();
    return response.uri().resolve(location.orElseThrow());
  }

  byte[] body() {
    return response.body();
  }
}
