package dev.signlab.oci.client;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.name.Reference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A registry did not do what it was asked; the problem always has a cause. */
public final class RegistryException extends LabException {

  private final int status;
  private final transient @Nullable Reference suggestion;

  private RegistryException(
      Problem problem, int status, @Nullable Reference suggestion, @Nullable Throwable reason) {
    super(problem, reason == null ? new Throwable("answer " + status) : reason);
    this.status = status;
    this.suggestion = suggestion;
  }

  static RegistryException of(Problem problem, int status) {
    return new RegistryException(problem, status, null, null);
  }

  static RegistryException of(Problem problem, Throwable reason) {
    return new RegistryException(problem, 0, null, reason);
  }

  static RegistryException suggesting(Problem problem, int status, @Nullable Reference suggestion) {
    return new RegistryException(problem, status, suggestion, null);
  }

  /** Returns the HTTP status, or 0 when there was no answer. */
  public int status() {
    return status;
  }

  /** Tells whether the failure has a cause. */
  public boolean is(Cause cause) {
    return problem().isOf(cause);
  }

  /** Returns an image that does exist and was probably meant, for a hint with the whole line. */
  public Optional<Reference> suggestion() {
    return Optional.ofNullable(suggestion);
  }
}
