package dev.signlab.sigstore.client.oidc;

/**
 * A token in the variable {@code SIGSTORE_ID_TOKEN}; an empty one counts as none.
 *
 * @param around where the variables are
 */
record TokenVariable(Surroundings around) implements AmbientProvider {

  private static final String VARIABLE = "SIGSTORE_ID_TOKEN";

  @Override
  public String name() {
    return "envvar";
  }

  @Override
  public boolean isThere() {
    return around.variable(VARIABLE).isPresent();
  }

  @Override
  public String token(String audience) {
    return around.variable(VARIABLE).orElseThrow();
  }
}
