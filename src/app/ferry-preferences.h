/* Every setting that is a person's choice: a table, in the order shown. Who adds a setting adds a
 * line there. Pure but for gettext.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-choices.h"

G_BEGIN_DECLS

typedef enum
{
  FERRY_PREFERENCE_SWITCH, /* a boolean */
  FERRY_PREFERENCE_CHOICE, /* an enumeration, or a string that is one of a few */
  FERRY_PREFERENCE_NUMBER, /* an unsigned integer */
  FERRY_PREFERENCE_TEXT,
} FerryPreferenceKind;

typedef struct
{
  const char *group;    /* all texts to be translated */
  const char *title;    /* what it is */
  const char *why;      /* one line: when one would want it */
  const char *keywords; /* other words that one may look for */
  const char *key;      /* of the setting */
  FerryPreferenceKind kind;
  const FerryChoice *choices; /* of a choice */
  const char *unit;           /* of a number, nullable */
  guint factor;               /* of a number: what one of it is in the setting */
  const char *action;         /* of a command that changes it too, nullable */
} FerryPreference;

extern const FerryPreference ferry_preferences[]; /* ends with a key of NULL */

gboolean ferry_preference_matches (const FerryPreference *preference, const char *words);

G_END_DECLS
