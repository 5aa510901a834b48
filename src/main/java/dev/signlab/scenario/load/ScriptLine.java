package dev.signlab.scenario.load;

import dev.signlab.yaml.Place;

/**
 * A line of a script of a scenario.
 *
 * @param place where it is written
 * @param text what is typed, without blanks around it
 */
public record ScriptLine(Place place, String text) {}
