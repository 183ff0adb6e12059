/// Commands about domains: finding them, their life, configuration, figures, events and questions.
@NullMarked
package dev.vireo.shell.domain;

import org.jspecify.annotations.NullMarked;
