package dev.signlab.services.oidc;

import java.util.Map;

/**
 * By what a job of the build service fetches its identity tokens.
 *
 * @param requestUrl where; clients put {@code &audience=…} behind it
 * @param requestToken the job's own secret, which it shows there
 */
public record JobVariables(String requestUrl, String requestToken) {

  /** Returns the variables under the names that GitHub gives them. */
  public Map<String, String> all() {
    return Map.of(
        "ACTIONS_ID_TOKEN_REQUEST_URL", requestUrl,
        "ACTIONS_ID_TOKEN_REQUEST_TOKEN", requestToken);
  }

  /** Leaves the secret out. */
  @Override
  public String toString() {
    return requestUrl;
  }
}
