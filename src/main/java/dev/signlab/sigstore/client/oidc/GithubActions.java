package dev.signlab.sigstore.client.oidc;

import dev.signlab.http.Request;
import dev.signlab.sigstore.client.ServiceAnswer;
import dev.signlab.sigstore.client.ServiceDoor;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A workflow of GitHub Actions that may ask for tokens ({@code permissions: id-token: write}).
 *
 * @param around where the variables are
 */
record GithubActions(Surroundings around) implements AmbientProvider {

  private static final String URL = "ACTIONS_ID_TOKEN_REQUEST_URL";
  private static final String TOKEN = "ACTIONS_ID_TOKEN_REQUEST_TOKEN";

  @Override
  public String name() {
    return "github-actions";
  }

  @Override
  public boolean isThere() {
    return around.variable(URL).isPresent() && around.variable(TOKEN).isPresent();
  }

  @Override
  public String token(String audience) {
    String url = around.variable(URL).orElseThrow();
    ServiceDoor door = ServiceDoor.of(name(), url, around.transport());
    String separator = url.indexOf('?') < 0 ? "?" : "&";
    URI asked =
        door.at(separator + "audience=" + URLEncoder.encode(audience, StandardCharsets.UTF_8));
    ServiceAnswer answer =
        door.send(
            Request.get(asked)
                .with("Authorization", "bearer " + around.variable(TOKEN).orElseThrow()));
    if (answer.status() != 200) {
      throw door.refused("the workflow's token was refused", "GET " + asked, "200", answer)
          .hint("the job needs the permission id-token: write")
          .asException();
    }
    return answer.json().text("value");
  }
}
