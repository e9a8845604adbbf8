/* What to do about a path of two folders that are to become alike: how two files compare, and what
 * follows from it. Pure; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry.h"

G_BEGIN_DECLS

typedef enum
{
  FERRY_SYNC_MIRROR_RIGHT, /* the right side becomes what the left one is */
  FERRY_SYNC_MIRROR_LEFT,
  FERRY_SYNC_UPDATE_RIGHT, /* what is newer on the left goes to the right, nothing else */
  FERRY_SYNC_UPDATE_LEFT,
  FERRY_SYNC_TWO_WAY, /* what has changed since the last time goes to the other side */
} FerrySyncMode;
#define FERRY_SYNC_MODES (FERRY_SYNC_TWO_WAY + 1)

typedef enum
{
  FERRY_SYNC_BY_TIME, /* and size */
  FERRY_SYNC_BY_SIZE,
  FERRY_SYNC_BY_CONTENT, /* where the sizes are the same */
} FerrySyncCompare;
#define FERRY_SYNC_COMPARES (FERRY_SYNC_BY_CONTENT + 1)

typedef enum
{
  FERRY_SYNC_LEAVE,
  FERRY_SYNC_COPY_RIGHT,
  FERRY_SYNC_COPY_LEFT,
  FERRY_SYNC_DELETE_RIGHT,
  FERRY_SYNC_DELETE_LEFT,
} FerrySyncAction;
#define FERRY_SYNC_ACTIONS (FERRY_SYNC_DELETE_LEFT + 1)

/* How the two sides of a path compare, and why that is so. */
typedef enum
{
  FERRY_SYNC_SAME,
  FERRY_SYNC_ONLY_LEFT,
  FERRY_SYNC_ONLY_RIGHT,
  FERRY_SYNC_LEFT_NEWER,
  FERRY_SYNC_RIGHT_NEWER,
  FERRY_SYNC_DIFFERENT, /* and neither is known to be the newer one */
  FERRY_SYNC_KINDS,     /* a file on one side, a folder on the other */
  FERRY_SYNC_GONE_LEFT, /* since the last time */
  FERRY_SYNC_GONE_RIGHT,
  FERRY_SYNC_CHANGED_LEFT, /* since the last time, the other side not */
  FERRY_SYNC_CHANGED_RIGHT,
  FERRY_SYNC_CONFLICT,   /* both sides changed since the last time */
  FERRY_SYNC_UNREADABLE, /* a folder that could not be listed: left alone with all below it */
} FerrySyncReason;
#define FERRY_SYNC_REASONS (FERRY_SYNC_UNREADABLE + 1)

/* What is known of one side. */
typedef struct
{
  gboolean is_there;
  gboolean is_folder;
  gint64 size;
  gint64 modified;
  guint8 precision; /* FerryPrecision */
  gboolean is_utc;
} FerrySyncFacts;

typedef struct
{
  FerrySyncMode mode;
  FerrySyncCompare compare;
  gboolean deletes;
  guint tolerance;      /* seconds */
  gboolean allows_hour; /* an hour more or less is the same: summer time */
} FerrySyncRules;

/* What the last run left on both sides. */
typedef struct
{
  FerrySyncFacts left;
  FerrySyncFacts right;
} FerrySyncPair;

typedef enum
{
  FERRY_SYNC_CONTENT_UNKNOWN,
  FERRY_SYNC_CONTENT_SAME,
  FERRY_SYNC_CONTENT_DIFFERENT,
} FerrySyncContent;

FerrySyncFacts ferry_sync_facts_of (const FerryEntry *entry);
gboolean ferry_sync_facts_is_same (const FerrySyncRules *rules,
                                   const FerrySyncFacts *now,
                                   const FerrySyncFacts *then);
FerrySyncReason ferry_sync_rules_compare (const FerrySyncRules *rules,
                                          const FerrySyncFacts *left,
                                          const FerrySyncFacts *right,
                                          FerrySyncContent content);
FerrySyncAction ferry_sync_rules_decide (const FerrySyncRules *rules,
                                         const FerrySyncFacts *left,
                                         const FerrySyncFacts *right,
                                         const FerrySyncPair *last,
                                         gboolean has_run,
                                         FerrySyncContent content,
                                         FerrySyncReason *reason);
gboolean ferry_sync_rules_was_carried (const FerrySyncRules *rules,
                                       const FerrySyncFacts *left,
                                       const FerrySyncFacts *right,
                                       const FerrySyncPair *planned,
                                       gboolean is_right);
gboolean ferry_sync_rules_can (const FerrySyncFacts *left,
                               const FerrySyncFacts *right,
                               FerrySyncAction action);

G_END_DECLS
