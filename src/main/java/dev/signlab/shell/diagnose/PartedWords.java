package dev.signlab.shell.diagnose;

import dev.signlab.shell.run.FlagReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that are one name in several parts, that stand twice, that belong to a sentence, or that
 * changed their places with others.
 *
 * @param setting what there is
 */
record PartedWords(Setting setting) {

  /** Their words are a sentence. */
  private static final Set<String> SENTENCES = Set.of("diagnose", "predict", "answer");

  private static final Set<String> POLITE =
      Set.of("please", "now", "again", "thanks", "bitte", "jetzt", "here", "it");

  private static final Set<String> COPYING =
      Set.of("crane copy", "cosign copy", "skopeo copy", "oras copy");

  private static final Pattern BARE =
      Pattern.compile("(docker://)?(localhost:\\d+)([:@](?:sha256:[0-9a-f]{64}|v?\\d[\\w.]*))");

  private static final Pattern PAIR = Pattern.compile("([a-z][a-z-]+)=.+");

  private static final int MOST_PARTS = 3;

  Draft mended(Draft draft) {
    Draft whole = withRepository(undashed(nameTwice(parted(draft))));
    return copySwapped(buildSwapped(imageSwapped(polite(twice(whole)))));
  }

  /** {@code --key cosign key}, {@code localhost:5001/student book:1.0}. */
  private Draft parted(Draft draft) {
    LineWords line = draft.line();
    for (int at = 0; at < line.words().size(); at++) {
      for (int end = at + 2; end <= Math.min(at + MOST_PARTS, line.words().size()); end++) {
        List<String> parts = line.words().subList(at, end);
        Optional<String> whole = whole(parts);
        if (whole.isPresent()) {
          List<String> words = new ArrayList<>(line.words());
          words.subList(at, end).clear();
          words.add(at, whole.get());
          return draft.because(
              "a blank parts %s, which is called %s"
                  .formatted(String.join(" ", parts), whole.get()),
              new LineWords(line.variables(), line.spec(), words));
        }
      }
    }
    return draft;
  }

  private Optional<String> whole(List<String> parts) {
    if (parts.stream().anyMatch(part -> part.startsWith("-") || setting.isTaken(part))) {
      return Optional.empty();
    }
    String file = String.join(".", parts);
    String joined = String.join("", parts);
    boolean image = parts.size() == 2 && parts.getFirst().contains("/");
    return Optional.of(file)
        .filter(setting::hasFile)
        .or(() -> Optional.of(joined).filter(setting::hasFile))
        .or(() -> Optional.of(joined).filter(name -> image && setting.hasImage(name)));
  }

  /** {@code cosign verify verify IMAGE}. */
  private Draft nameTwice(Draft draft) {
    LineWords line = draft.line();
    String name = line.spec().name();
    String last = name.substring(name.lastIndexOf(' ') + 1);
    boolean twice =
        !line.words().isEmpty() && line.words().getFirst().equals(last) && !setting.isTaken(last);
    return twice
        ? draft.because(
            last + " stands twice",
            new LineWords(
                line.variables(), line.spec(), line.words().subList(1, line.words().size())))
        : draft;
  }

  /** {@code type spdxjson}, where there is a flag of that name. */
  private Draft undashed(Draft draft) {
    LineWords line = draft.line();
    for (Part part : line.arguments().toList()) {
      Matcher pair = PAIR.matcher(part.value());
      if (pair.matches()
          && line.spec().flag(pair.group(1)).filter(f -> !f.isToggle()).isPresent()) {
        return draft.because(
            "%s is a flag, and has -- before it".formatted(pair.group(1)),
            line.with(part, "--" + part.value()));
      }
    }
    for (Part part : line.arguments().toList()) {
      boolean named =
          part.at() + 1 < line.words().size()
              && part.value().length() > 2
              && line.spec().flag(part.value()).filter(flag -> !flag.isToggle()).isPresent()
              && !line.words().get(part.at() + 1).startsWith("-")
              && !setting.isTaken(part.value());
      if (named) {
        List<String> words = new ArrayList<>(line.words());
        words.set(part.at(), "--" + part.value());
        return draft.because(
            "%s is a flag, and has -- before it".formatted(part.value()),
            new LineWords(line.variables(), line.spec(), words));
      }
    }
    return draft;
  }

  /** {@code localhost:5001:1.0}: one repository alone has that tag, or that digest. */
  private Draft withRepository(Draft draft) {
    LineWords line = draft.line();
    for (int at = 0; at < line.words().size(); at++) {
      Matcher bare = BARE.matcher(line.words().get(at));
      if (bare.matches()) {
        List<String> images =
            setting.shelf().repositories().stream()
                .map(name -> bare.group(2) + "/" + name + bare.group(3))
                .filter(setting::hasImage)
                .toList();
        if (images.size() == 1) {
          List<String> words = new ArrayList<>(line.words());
          words.set(at, line.words().get(at).substring(0, bare.start(2)) + images.getFirst());
          return draft.because(
              "no repository stands between the registry and " + bare.group(3).substring(1),
              new LineWords(line.variables(), line.spec(), words));
        }
      }
    }
    return draft;
  }

  /** The same word twice, where one is enough. */
  private static Draft twice(Draft draft) {
    LineWords line = draft.line();
    for (int at = 1; at < line.words().size(); at++) {
      String word = line.words().get(at);
      List<String> words = new ArrayList<>(line.words());
      words.remove(at);
      boolean surplus =
          word.equals(line.words().get(at - 1))
              && !FlagReader.fits(line.spec(), line.words())
              && FlagReader.fits(line.spec(), words);
      if (surplus) {
        return draft.because(
            word + " stands twice", new LineWords(line.variables(), line.spec(), words));
      }
    }
    return draft;
  }

  /** {@code docker build NAME --tag .} */
  private Draft buildSwapped(Draft draft) {
    LineWords line = draft.line();
    Optional<Part> tag = line.first("tag").filter(part -> setting.isTaken(part.value()));
    Optional<Part> name =
        line.arguments()
            .filter(part -> !setting.isTaken(part.value()))
            .filter(part -> Setting.reference(part.value()).isPresent())
            .findFirst();
    return line.spec().name().equals("docker build") && tag.isPresent() && name.isPresent()
        ? draft.because(
            "the name and the folder are swapped: %s is the name".formatted(name.get().value()),
            line.with(tag.get(), name.get().value()).with(name.get(), tag.get().value()))
        : draft;
  }

  private Draft polite(Draft draft) {
    LineWords line = draft.line();
    if (line.words().isEmpty()) {
      return draft;
    }
    String last = line.words().getLast();
    List<String> before = line.words().subList(0, line.words().size() - 1);
    boolean surplus =
        POLITE.contains(last)
            && !SENTENCES.contains(line.spec().name())
            && !setting.isTaken(last)
            && FlagReader.fits(line.spec(), before)
            && line.arguments().anyMatch(part -> part.at() == before.size());
    return surplus
        ? draft.because(
            last + " is a word of a sentence, and no part of the line",
            new LineWords(line.variables(), line.spec(), before))
        : draft;
  }

  /** {@code --dir IMAGE saved}: the value of a flag is an image, and that of the command none. */
  private Draft imageSwapped(Draft draft) {
    LineWords line = draft.line();
    Optional<Part> value =
        line.parts().stream()
            .filter(part -> !part.isArgument() && !part.flag().equals("tag"))
            .filter(part -> part.value().contains("/") && setting.hasImage(part.value()))
            .findFirst();
    Optional<Part> image =
        line.arguments()
            .filter(part -> part.role().isImage() && !setting.fits(part))
            .filter(part -> !part.value().contains("/"))
            .findFirst();
    return value.isPresent() && image.isPresent()
        ? draft.because(
            "%s and %s are swapped".formatted(value.get().value(), image.get().value()),
            line.with(value.get(), image.get().value()).with(image.get(), value.get().value()))
        : draft;
  }

  /** What is copied comes first, and its new name behind it. */
  private Draft copySwapped(Draft draft) {
    LineWords line = draft.line();
    List<Part> names = line.arguments().toList();
    boolean swapped =
        COPYING.contains(line.spec().name())
            && names.size() == 2
            && !setting.hasImage(bare(names.getFirst()))
            && setting.hasImage(bare(names.getLast()));
    if (!swapped) {
      return draft;
    }
    List<String> words = new ArrayList<>(line.words());
    String first = words.get(names.getFirst().at());
    words.set(names.getFirst().at(), words.get(names.getLast().at()));
    words.set(names.getLast().at(), first);
    return draft.because(
        "the two names are swapped: %s is there, and comes first".formatted(bare(names.getLast())),
        new LineWords(line.variables(), line.spec(), words));
  }

  private static String bare(Part part) {
    return part.value().replaceFirst("^docker://", "");
  }
}
