/* What a search looks for. Pure; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry.h"

G_BEGIN_DECLS

typedef enum
{
  FERRY_SEARCH_ANYTHING,
  FERRY_SEARCH_FILES,
  FERRY_SEARCH_FOLDERS,
} FerrySearchKind;

typedef struct _FerrySearchRule FerrySearchRule;

FerrySearchRule *ferry_search_rule_new (const char *text);
void ferry_search_rule_free (FerrySearchRule *rule);

void ferry_search_rule_set_kind (FerrySearchRule *rule, FerrySearchKind kind);
void ferry_search_rule_set_sizes (FerrySearchRule *rule, gint64 least, gint64 most);
void ferry_search_rule_set_newest (FerrySearchRule *rule, gint64 since);

gboolean ferry_search_rule_is_met (const FerrySearchRule *rule,
                                   const FerryEntry *entry,
                                   const char *shown_name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerrySearchRule, ferry_search_rule_free)

G_END_DECLS
