/* What to do about a path of two folders that are to become alike. See ferry-sync-rules.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sync-rules.h"

#define HOUR 3600
/* Servers tell their wall clock until its distance from UTC is known: any zone of the world. */
#define QUARTER   900
#define MOST_ZONE (14 * HOUR)

/**
 * ferry_sync_facts_of:
 * @entry: (nullable): %NULL where nothing is
 */
FerrySyncFacts
ferry_sync_facts_of (const FerryEntry *entry)
{
  if (entry == NULL)
    return (FerrySyncFacts){ .size = FERRY_SIZE_UNKNOWN };
  return (FerrySyncFacts){
    .is_there = TRUE,
    .is_folder = ferry_entry_is_directory (entry),
    .size = entry->size,
    .modified = entry->modified,
    .precision = entry->precision,
    .is_utc = entry->is_utc,
  };
}

static gint64
get_unit (guint8 precision)
{
  static const gint64 units[] = {
    [FERRY_PRECISION_DAY] = 86400,
    [FERRY_PRECISION_MINUTE] = 60,
    [FERRY_PRECISION_SECOND] = 1,
  };

  return precision < G_N_ELEMENTS (units) ? units[precision] : 0;
}

/* "10:20" is any second of that minute: how far the two are apart at the least. */
static gint64
get_gap (const FerrySyncFacts *left, const FerrySyncFacts *right, gint64 shift)
{
  gint64 left_first = left->modified + shift;
  gint64 left_last = left_first + get_unit (left->precision) - 1;
  gint64 right_last = right->modified + get_unit (right->precision) - 1;

  if (left_first > right_last)
    return left_first - right_last;
  return right->modified > left_last ? right->modified - left_last : 0;
}

static gboolean
is_within (const FerrySyncRules *rules,
           const FerrySyncFacts *left,
           const FerrySyncFacts *right,
           gint64 step,
           gint64 most)
{
  for (gint64 shift = -most; shift <= most; shift += step)
    if (get_gap (left, right, shift) <= rules->tolerance)
      return TRUE;
  return FALSE;
}

typedef enum
{
  TIMES_UNKNOWN,
  TIMES_SAME,
  TIMES_DIFFER, /* nobody knows which way */
  TIMES_LEFT_NEWER,
  TIMES_RIGHT_NEWER,
} Times;

static Times
compare_times (const FerrySyncRules *rules, const FerrySyncFacts *left, const FerrySyncFacts *right)
{
  if (get_unit (left->precision) == 0 || get_unit (right->precision) == 0)
    return TIMES_UNKNOWN;
  if (is_within (rules, left, right, 1, 0) ||
      (rules->allows_hour && is_within (rules, left, right, HOUR, HOUR)))
    return TIMES_SAME;
  if (left->is_utc != right->is_utc)
    {
      if (is_within (rules, left, right, QUARTER, MOST_ZONE))
        return TIMES_SAME;
      if (get_gap (left, right, 0) <= MOST_ZONE)
        return TIMES_DIFFER;
    }
  return left->modified < right->modified ? TIMES_RIGHT_NEWER : TIMES_LEFT_NEWER;
}

/**
 * ferry_sync_facts_is_same:
 *
 * Returns: whether one side is still what it was @then
 */
gboolean
ferry_sync_facts_is_same (const FerrySyncRules *rules,
                          const FerrySyncFacts *now,
                          const FerrySyncFacts *then)
{
  FerrySyncRules exact = { .allows_hour = rules->allows_hour };
  Times times;

  if (now->is_there != then->is_there || now->is_folder != then->is_folder)
    return FALSE;
  if (!now->is_there || now->is_folder)
    return TRUE;
  if (now->size != then->size)
    return FALSE;
  times = compare_times (&exact, now, then);
  return times == TIMES_SAME || (times == TIMES_UNKNOWN && now->precision == then->precision);
}

/* They differ, be it in the time or in something else. */
static FerrySyncReason
tell_newer (Times times)
{
  if (times == TIMES_LEFT_NEWER)
    return FERRY_SYNC_LEFT_NEWER;
  return times == TIMES_RIGHT_NEWER ? FERRY_SYNC_RIGHT_NEWER : FERRY_SYNC_DIFFERENT;
}

/**
 * ferry_sync_rules_compare:
 * @content: what is known of it, for %FERRY_SYNC_BY_CONTENT; without it the time has to do
 *
 * Compares without a memory.
 */
FerrySyncReason
ferry_sync_rules_compare (const FerrySyncRules *rules,
                          const FerrySyncFacts *left,
                          const FerrySyncFacts *right,
                          FerrySyncContent content)
{
  gboolean are_sizes_known;
  Times times;

  if (!left->is_there || !right->is_there)
    return left->is_there    ? FERRY_SYNC_ONLY_LEFT
           : right->is_there ? FERRY_SYNC_ONLY_RIGHT
                             : FERRY_SYNC_SAME;
  if (left->is_folder != right->is_folder)
    return FERRY_SYNC_KINDS;
  if (left->is_folder)
    return FERRY_SYNC_SAME;

  times = compare_times (rules, left, right);
  are_sizes_known = left->size != FERRY_SIZE_UNKNOWN && right->size != FERRY_SIZE_UNKNOWN;
  if (are_sizes_known && left->size != right->size)
    return tell_newer (times);
  if (rules->compare == FERRY_SYNC_BY_CONTENT && content != FERRY_SYNC_CONTENT_UNKNOWN)
    return content == FERRY_SYNC_CONTENT_SAME ? FERRY_SYNC_SAME : tell_newer (times);
  if (rules->compare == FERRY_SYNC_BY_SIZE && are_sizes_known)
    return FERRY_SYNC_SAME;
  if (times == TIMES_SAME || (times == TIMES_UNKNOWN && are_sizes_known))
    return FERRY_SYNC_SAME;
  return tell_newer (times);
}

static FerrySyncAction
turn_round (FerrySyncAction action)
{
  static const FerrySyncAction turned[FERRY_SYNC_ACTIONS] = {
    [FERRY_SYNC_LEAVE] = FERRY_SYNC_LEAVE,
    [FERRY_SYNC_COPY_RIGHT] = FERRY_SYNC_COPY_LEFT,
    [FERRY_SYNC_COPY_LEFT] = FERRY_SYNC_COPY_RIGHT,
    [FERRY_SYNC_DELETE_RIGHT] = FERRY_SYNC_DELETE_LEFT,
    [FERRY_SYNC_DELETE_LEFT] = FERRY_SYNC_DELETE_RIGHT,
  };

  return turned[action];
}

/* The left side is what the right one is to become. */
static FerrySyncAction
mirror (const FerrySyncRules *rules, FerrySyncReason reason, gboolean is_left_source)
{
  FerrySyncReason only_target = is_left_source ? FERRY_SYNC_ONLY_RIGHT : FERRY_SYNC_ONLY_LEFT;

  if (reason == FERRY_SYNC_SAME)
    return FERRY_SYNC_LEAVE;
  if (reason == only_target)
    return rules->deletes ? FERRY_SYNC_DELETE_RIGHT : FERRY_SYNC_LEAVE;
  /* What is in the way has to go first. */
  if (reason == FERRY_SYNC_KINDS && !rules->deletes)
    return FERRY_SYNC_LEAVE;
  return FERRY_SYNC_COPY_RIGHT;
}

static FerrySyncAction
update (FerrySyncReason reason, gboolean is_left_source)
{
  FerrySyncReason only_source = is_left_source ? FERRY_SYNC_ONLY_LEFT : FERRY_SYNC_ONLY_RIGHT;
  FerrySyncReason newer = is_left_source ? FERRY_SYNC_LEFT_NEWER : FERRY_SYNC_RIGHT_NEWER;

  return reason == only_source || reason == newer ? FERRY_SYNC_COPY_RIGHT : FERRY_SYNC_LEAVE;
}

/* Without a memory of the path: it came after the last time, or there was none. */
static FerrySyncAction
meet_first (gboolean has_run, FerrySyncReason *reason)
{
  switch (*reason)
    {
    case FERRY_SYNC_ONLY_LEFT:
      return FERRY_SYNC_COPY_RIGHT;
    case FERRY_SYNC_ONLY_RIGHT:
      return FERRY_SYNC_COPY_LEFT;
    case FERRY_SYNC_LEFT_NEWER:
    case FERRY_SYNC_RIGHT_NEWER:
      if (!has_run)
        return *reason == FERRY_SYNC_LEFT_NEWER ? FERRY_SYNC_COPY_RIGHT : FERRY_SYNC_COPY_LEFT;
      G_GNUC_FALLTHROUGH;
    case FERRY_SYNC_DIFFERENT:
      *reason = FERRY_SYNC_CONFLICT;
      return FERRY_SYNC_LEAVE;
    default:
      return FERRY_SYNC_LEAVE;
    }
}

/* One side is as it was, the other one is not. */
static FerrySyncAction
follow (const FerrySyncRules *rules,
        const FerrySyncFacts *changed,
        gboolean is_left,
        FerrySyncReason *reason)
{
  if (changed->is_there)
    {
      *reason = is_left ? FERRY_SYNC_CHANGED_LEFT : FERRY_SYNC_CHANGED_RIGHT;
      return FERRY_SYNC_COPY_RIGHT;
    }
  *reason = is_left ? FERRY_SYNC_GONE_LEFT : FERRY_SYNC_GONE_RIGHT;
  return rules->deletes ? FERRY_SYNC_DELETE_RIGHT : FERRY_SYNC_LEAVE;
}

static FerrySyncAction
both_ways (const FerrySyncRules *rules,
           const FerrySyncFacts *left,
           const FerrySyncFacts *right,
           const FerrySyncPair *last,
           gboolean has_run,
           FerrySyncReason *reason)
{
  gboolean is_left_same, is_right_same;

  if (*reason == FERRY_SYNC_SAME || *reason == FERRY_SYNC_KINDS)
    return FERRY_SYNC_LEAVE;
  if (last == NULL || !last->left.is_there || !last->right.is_there)
    return meet_first (has_run, reason);
  is_left_same = ferry_sync_facts_is_same (rules, left, &last->left);
  is_right_same = ferry_sync_facts_is_same (rules, right, &last->right);
  if (!is_left_same && is_right_same)
    return follow (rules, left, TRUE, reason);
  if (is_left_same && !is_right_same)
    return turn_round (follow (rules, right, FALSE, reason));
  *reason = FERRY_SYNC_CONFLICT;
  return FERRY_SYNC_LEAVE;
}

/* Both sides are as Ferry left them, whatever their times: a server that cannot set times gave the
 * file the one of the upload. */
static gboolean
is_as_left (const FerrySyncRules *rules,
            const FerrySyncFacts *left,
            const FerrySyncFacts *right,
            const FerrySyncPair *last)
{
  return last != NULL && left->is_there && right->is_there &&
         ferry_sync_facts_is_same (rules, left, &last->left) &&
         ferry_sync_facts_is_same (rules, right, &last->right);
}

/**
 * ferry_sync_rules_was_carried:
 * @planned: what was there when a run was about to carry the file over
 * @is_right: whether to the right
 *
 * Returns: whether that has come to pass, in that run or in the queue that it left behind: the
 *   source is as it was, the target is not any more, and they are of one size
 */
gboolean
ferry_sync_rules_was_carried (const FerrySyncRules *rules,
                              const FerrySyncFacts *left,
                              const FerrySyncFacts *right,
                              const FerrySyncPair *planned,
                              gboolean is_right)
{
  const FerrySyncFacts *source = is_right ? left : right;
  const FerrySyncFacts *target = is_right ? right : left;

  return source->is_there && !source->is_folder && target->is_there && !target->is_folder &&
         source->size != FERRY_SIZE_UNKNOWN && source->size == target->size &&
         ferry_sync_facts_is_same (rules, source, is_right ? &planned->left : &planned->right) &&
         !ferry_sync_facts_is_same (rules, target, is_right ? &planned->right : &planned->left);
}

/**
 * ferry_sync_rules_decide:
 * @last: (nullable): what the last run left there
 * @has_run: whether there was a last run at all
 * @reason: (out): why
 *
 * Returns: what to do
 */
FerrySyncAction
ferry_sync_rules_decide (const FerrySyncRules *rules,
                         const FerrySyncFacts *left,
                         const FerrySyncFacts *right,
                         const FerrySyncPair *last,
                         gboolean has_run,
                         FerrySyncContent content,
                         FerrySyncReason *reason)
{
  *reason = ferry_sync_rules_compare (rules, left, right, content);
  if (content != FERRY_SYNC_CONTENT_DIFFERENT && is_as_left (rules, left, right, last))
    *reason = FERRY_SYNC_SAME;

  switch (rules->mode)
    {
    case FERRY_SYNC_MIRROR_RIGHT:
      return mirror (rules, *reason, TRUE);
    case FERRY_SYNC_MIRROR_LEFT:
      return turn_round (mirror (rules, *reason, FALSE));
    case FERRY_SYNC_UPDATE_RIGHT:
      return update (*reason, TRUE);
    case FERRY_SYNC_UPDATE_LEFT:
      return turn_round (update (*reason, FALSE));
    case FERRY_SYNC_TWO_WAY:
    default:
      return both_ways (rules, left, right, last, has_run, reason);
    }
}

/**
 * ferry_sync_rules_can:
 *
 * Returns: whether @action makes sense where the sides are so
 */
gboolean
ferry_sync_rules_can (const FerrySyncFacts *left,
                      const FerrySyncFacts *right,
                      FerrySyncAction action)
{
  switch (action)
    {
    case FERRY_SYNC_COPY_RIGHT:
    case FERRY_SYNC_DELETE_LEFT:
      return left->is_there;
    case FERRY_SYNC_COPY_LEFT:
    case FERRY_SYNC_DELETE_RIGHT:
      return right->is_there;
    case FERRY_SYNC_LEAVE:
    default:
      return TRUE;
    }
}
