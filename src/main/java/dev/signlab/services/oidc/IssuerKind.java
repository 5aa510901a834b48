package dev.signlab.services.oidc;

/** The issuers of a world: one service hands out the tokens of all, each with keys of its own. */
public enum IssuerKind {
  /** People, by e-mail. Its address is the service's own. */
  PEOPLE("", true),
  /** People as well, at another company: who looks at addresses alone takes them for the same. */
  PARTNER("/partner", true),
  /** Jobs of a build service, with the claims of GitHub Actions. */
  ACTIONS("/actions", false),
  /** Service accounts of a cluster, with the claims of Kubernetes. */
  CLUSTER("/cluster", false),
  /** Programs by their SPIFFE IDs. */
  WORKLOADS("/workloads", false),
  /** People by user names, which are no addresses. */
  USERS("/users", false);

  /** Whose programs and users the last two know. */
  public static final String DOMAIN = "example.com";

  private final String path;
  private final boolean isInteractive;

  IssuerKind(String path, boolean isInteractive) {
    this.path = path;
    this.isInteractive = isInteractive;
  }

  /** Returns what stands behind the service's address; empty for the first. */
  public String path() {
    return path;
  }

  /** Tells whether people sign in there. */
  public boolean isInteractive() {
    return isInteractive;
  }
}
