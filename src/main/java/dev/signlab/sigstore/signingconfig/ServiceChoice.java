package dev.signlab.sigstore.signingconfig;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Chooses among the services of a list, by the rules of {@code sigstore_trustroot.proto}: the
 * newest version of an API that is spoken here and that somebody offers now, versions are never
 * mixed; the newest service first; one of each operator.
 *
 * @param what they are, for problems
 * @param versions of the API that are spoken
 * @param now when they are to be asked
 */
public record ServiceChoice(String what, Set<Long> versions, Instant now) {

  /** Copies the versions. */
  public ServiceChoice {
    versions = Set.copyOf(versions);
  }

  /**
   * Chooses one.
   *
   * @throws LabException with the cause NO_SERVICE when none fits
   */
  public Service one(List<Service> services) {
    return fitting(services).getFirst();
  }

  /**
   * Chooses as many as are to be asked.
   *
   * @throws LabException with the cause NO_SERVICE when too few fit, MALFORMED when nobody says how
   *     many
   */
  public List<Service> some(List<Service> services, ServiceSelection selection) {
    List<Service> fitting = fitting(services);
    return switch (selection.selector()) {
      case ALL -> fitting;
      case ANY -> fitting.subList(0, 1);
      case EXACT -> exactly(fitting, selection.count());
      case UNDEFINED ->
          throw Problem.of("invalid service selector")
              .expected("ALL, ANY or EXACT for " + what)
              .found("none")
              .cause(Cause.MALFORMED)
              .asException();
    };
  }

  private List<Service> exactly(List<Service> fitting, long count) {
    if (count < 1) {
      throw Problem.of("service selector count must be greater than 0")
          .expected("EXACT with a count, for " + what)
          .found(String.valueOf(count))
          .cause(Cause.MALFORMED)
          .asException();
    }
    if (count > fitting.size()) {
      throw Problem.of(
              "service selector count "
                  + count
                  + " must be less than or equal to the slice length "
                  + fitting.size())
          .expected(count + " operators of " + what)
          .found(String.valueOf(fitting.size()))
          .cause(Cause.NO_SERVICE)
          .asException();
    }
    return fitting.subList(0, (int) count);
  }

  /** All that fit, at least one. */
  private List<Service> fitting(List<Service> services) {
    for (long version : new TreeSet<>(versions).descendingSet()) {
      Set<String> operators = new HashSet<>();
      List<Service> found =
          services.stream()
              .filter(each -> each.majorApiVersion() == version && each.isValidAt(now))
              .sorted(Comparator.comparing(Service::start).reversed())
              .filter(each -> operators.add(each.operator()))
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    throw none(services);
  }

  private LabException none(List<Service> services) {
    String found =
        services.isEmpty()
            ? "none"
            : String.join(
                ", ",
                services.stream()
                    .map(each -> each.url() + " of version " + each.majorApiVersion() + times(each))
                    .toList());
    return Problem.of("no matching " + what + " found for API versions " + new TreeSet<>(versions))
        .expected("a service of such a version that may be asked at " + now)
        .found(found)
        .cause(Cause.NO_SERVICE)
        .asException();
  }

  private static String times(Service service) {
    return service.validFor().map(range -> " " + range).orElse("");
  }
}
