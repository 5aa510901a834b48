package dev.signlab.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes out of an exchange what nobody may read later. */
final class Redaction {

  private static final String HIDDEN = "***";

  private static final Set<String> SECRET_HEADERS =
      Set.of("authorization", "proxy-authorization", "cookie", "set-cookie", "x-vault-token");

  private static final List<String> SECRET_WORDS =
      List.of("token", "password", "secret", "assertion", "code", "credential", "signature");

  private static final List<String> PLACES = List.of("location", "link", "content-location");

  private static final Pattern SIGNED =
      Pattern.compile(
          "(?i)([?&][a-z0-9._-]*(?:token|password|secret|sig|signature|credential|code)=)[^&>\\s]*");

  /**
   * A signed token, wherever it stands: header and payload in Base64url, each an object of JSON.
   * The end may be missing, since only the beginning of a body is kept.
   */
  private static final Pattern TOKEN =
      Pattern.compile("ey[A-Za-z0-9_-]{8,}+\\.ey[A-Za-z0-9_-]++(?:\\.[A-Za-z0-9_-]*+)?");

  private Redaction() {}

  static Headers ofHeaders(Headers headers) {
    if (headers.fields().keySet().stream().noneMatch(Redaction::mayHoldSecret)) {
      return headers;
    }
    Map<String, List<String>> shown = new LinkedHashMap<>(headers.fields());
    PLACES.forEach(
        name ->
            shown.computeIfPresent(
                name, (key, values) -> values.stream().map(Redaction::ofPlace).toList()));
    SECRET_HEADERS.forEach(
        name ->
            shown.computeIfPresent(
                name, (key, values) -> values.stream().map(Redaction::hideValue).toList()));
    return new Headers(shown);
  }

  private static boolean mayHoldSecret(String name) {
    return SECRET_HEADERS.contains(name) || PLACES.contains(name);
  }

  /** Stores give out addresses that are signed, and open to whoever has them. */
  private static String ofPlace(String value) {
    int question = value.indexOf('?');
    String shown = ofText(value);
    return question < 0
        ? shown
        : SIGNED.matcher(shown).replaceAll(match -> match.group(1) + HIDDEN);
  }

  /** The scheme of credentials teaches and does not betray: {@code Basic ***}. */
  private static String hideValue(String value) {
    int space = value.indexOf(' ');
    boolean hasScheme =
        space > 0 && value.substring(0, space).chars().allMatch(Character::isLetter);
    return hasScheme ? value.substring(0, space + 1) + HIDDEN : HIDDEN;
  }

  /** Hides a login before the host of an address, wherever one is in a text. */
  static String ofText(String text) {
    return text.contains("@") ? text.replaceAll("[^/@\\s]+@", HIDDEN + "@") : text;
  }

  static URI ofUri(URI uri) {
    String query = uri.getRawQuery();
    if (query == null && uri.getRawUserInfo() == null) {
      return uri;
    }
    String text = uri.toString();
    int question = text.indexOf('?');
    String start = question < 0 ? text : text.substring(0, question);
    if (uri.getRawUserInfo() != null) {
      start = start.replace(uri.getRawUserInfo() + "@", HIDDEN + "@");
    }
    return URI.create(query == null ? start : start + "?" + ofForm(query));
  }

  private static String ofForm(String form) {
    List<String> parts = new ArrayList<>();
    for (String part : form.split("&", -1)) {
      int equals = part.indexOf('=');
      boolean secret = equals > 0 && isSecretName(part.substring(0, equals));
      parts.add(secret ? part.substring(0, equals + 1) + HIDDEN : part);
    }
    return String.join("&", parts);
  }

  static String ofBody(String text) {
    String hidden = text.contains(".ey") ? TOKEN.matcher(text).replaceAll(HIDDEN) : text;
    String lower = hidden.toLowerCase(Locale.ROOT);
    if (SECRET_WORDS.stream().noneMatch(lower::contains)) {
      return hidden;
    }
    String shown = withoutSecretMembers(hidden);
    return isForm(shown) ? ofForm(shown) : shown;
  }

  private static String withoutSecretMembers(String text) {
    Matcher member = JsonMembers.PATTERN.matcher(text);
    StringBuilder shown = new StringBuilder();
    int at = 0;
    while (member.find(at)) {
      shown.append(text, at, member.end()).append(HIDDEN).append('"');
      at = endOfString(text, member.end());
      if (at == text.length()) {
        return shown.toString();
      }
    }
    return shown.append(text, at, text.length()).toString();
  }

  /** A loop, since a pattern recurses for each character, and tokens are long. */
  private static int endOfString(String text, int start) {
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return i + 1;
      }
      i += c == '\\' ? 1 : 0;
    }
    return text.length();
  }

  private static boolean isForm(String text) {
    return text.indexOf('=') > 0 && text.chars().noneMatch(c -> c <= ' ' || c == '{' || c == '"');
  }

  private static boolean isSecretName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return !lower.startsWith("code_challenge") && SECRET_WORDS.stream().anyMatch(lower::contains);
  }

  /**
   * Compiled only when a body looks as if it had a secret. A code in capitals is no secret but the
   * name of an error, such as a registry's MANIFEST_UNKNOWN.
   */
  private static final class JsonMembers {
    static final Pattern PATTERN =
        Pattern.compile(
            "(?i)(\\\\?\"(?:[a-z_]*token|[a-z.]*password|cosign\\.key|[a-z_]*secret|device_code|code_verifier|auth|code(?!\"\\s*:\\s*\"(?-i:[A-Z_]+)\")|oidcidentitytoken"
                + "|credentials?)\\\\?\"\\s*:\\s*\\\\?\")");
  }
}
