package dev.signlab.sigstore.client.oidc;

import dev.signlab.http.Body;
import dev.signlab.http.Request;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Pairs as forms and queries write them (RFC 6749, appendix B). */
final class Form {

  private Form() {}

  static Request post(URI to, Map<String, String> pairs) {
    return Request.of("POST", to)
        .with("Content-Type", "application/x-www-form-urlencoded")
        .with("Accept", "application/json")
        .with(Body.of(text(pairs).getBytes(StandardCharsets.US_ASCII)));
  }

  static URI query(URI page, Map<String, String> pairs) {
    String separator = page.getRawQuery() == null ? "?" : "&";
    return URI.create(page + separator + text(pairs));
  }

  private static String text(Map<String, String> pairs) {
    return pairs.entrySet().stream()
        .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
