/* What is said of a search, and what its choices mean. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-search.h"

G_BEGIN_DECLS

/* What there is to choose from; the first of each is no limit. Ended by %NULL. */
extern const char *const ferry_search_kinds[];
extern const char *const ferry_search_sizes[];
extern const char *const ferry_search_times[];

FerrySearchRule *
ferry_search_text_make_rule (const char *text, guint kind, guint size, guint time, gint64 now);
char *ferry_search_text_describe (FerrySearch *search, FerryPlace *place);

G_END_DECLS
