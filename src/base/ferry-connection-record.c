/* The life of one TCP connection. See ferry-connection-record.h. A lock that one thread takes once
 * a buffer, and another a few times a second, is never waited for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-connection-record.h"

struct _FerryConnectionRecord
{
  gatomicrefcount ref_count;
  GMutex lock;
  FerryConnectionLife life; /* owned, under the lock */
};

/**
 * ferry_connection_record_new:
 * @control: number of the control connection
 *
 * Returns: (transfer full): the record of a connection that is tried from now on
 */
FerryConnectionRecord *
ferry_connection_record_new (guint control, FerryConnectionKind kind)
{
  FerryConnectionRecord *record = g_new0 (FerryConnectionRecord, 1);

  g_atomic_ref_count_init (&record->ref_count);
  g_mutex_init (&record->lock);
  record->life.control = control;
  record->life.kind = kind;
  record->life.begun = g_get_real_time ();
  return record;
}

FerryConnectionRecord *
ferry_connection_record_ref (FerryConnectionRecord *record)
{
  g_atomic_ref_count_inc (&record->ref_count);
  return record;
}

void
ferry_connection_record_unref (FerryConnectionRecord *record)
{
  if (!g_atomic_ref_count_dec (&record->ref_count))
    return;
  ferry_connection_life_clear (&record->life);
  g_mutex_clear (&record->lock);
  g_free (record);
}

/**
 * ferry_connection_record_set_purpose:
 * @purpose: UTF-8, for people
 */
void
ferry_connection_record_set_purpose (FerryConnectionRecord *record, const char *purpose)
{
  g_mutex_lock (&record->lock);
  g_free (record->life.purpose);
  record->life.purpose = g_strdup (purpose);
  g_mutex_unlock (&record->lock);
}

/**
 * ferry_connection_record_set_our_end:
 * @address: (nullable): numeric
 * @port: 0 while it is not known
 */
void
ferry_connection_record_set_our_end (FerryConnectionRecord *record,
                                     const char *address,
                                     guint16 port)
{
  g_mutex_lock (&record->lock);
  g_free (record->life.our_address);
  record->life.our_address = g_strdup (address);
  record->life.our_port = port;
  g_mutex_unlock (&record->lock);
}

/**
 * ferry_connection_record_set_their_end:
 * @address: (nullable): numeric, or a name where a proxy looks it up
 */
void
ferry_connection_record_set_their_end (FerryConnectionRecord *record,
                                       const char *address,
                                       guint16 port)
{
  g_mutex_lock (&record->lock);
  g_free (record->life.their_address);
  record->life.their_address = g_strdup (address);
  record->life.their_port = port;
  g_mutex_unlock (&record->lock);
}

void
ferry_connection_record_set_tls (FerryConnectionRecord *record)
{
  g_mutex_lock (&record->lock);
  record->life.is_tls = TRUE;
  g_mutex_unlock (&record->lock);
}

/**
 * ferry_connection_record_open:
 *
 * The connection stands now.
 */
void
ferry_connection_record_open (FerryConnectionRecord *record)
{
  g_mutex_lock (&record->lock);
  record->life.state = FERRY_CONNECTION_OPEN;
  record->life.opened = g_get_real_time ();
  g_mutex_unlock (&record->lock);
}

void
ferry_connection_record_count (FerryConnectionRecord *record, gint64 sent, gint64 received)
{
  g_mutex_lock (&record->lock);
  record->life.sent += sent;
  record->life.received += received;
  g_mutex_unlock (&record->lock);
}

/**
 * ferry_connection_record_end:
 * @state: one of those that end it
 *
 * Only the first end counts: what comes later is the tidying up.
 */
void
ferry_connection_record_end (FerryConnectionRecord *record, FerryConnectionState state)
{
  g_mutex_lock (&record->lock);
  if (!ferry_connection_life_is_over (&record->life))
    {
      record->life.state = state;
      record->life.ended = g_get_real_time ();
    }
  g_mutex_unlock (&record->lock);
}

/**
 * ferry_connection_record_read:
 * @life: (out caller-allocates): to be cleared with ferry_connection_life_clear()
 */
void
ferry_connection_record_read (FerryConnectionRecord *record, FerryConnectionLife *life)
{
  g_mutex_lock (&record->lock);
  *life = record->life;
  life->purpose = g_strdup (life->purpose);
  life->our_address = g_strdup (life->our_address);
  life->their_address = g_strdup (life->their_address);
  g_mutex_unlock (&record->lock);
}

void
ferry_connection_life_clear (FerryConnectionLife *life)
{
  g_clear_pointer (&life->purpose, g_free);
  g_clear_pointer (&life->our_address, g_free);
  g_clear_pointer (&life->their_address, g_free);
}

gboolean
ferry_connection_life_is_over (const FerryConnectionLife *life)
{
  return life->state > FERRY_CONNECTION_OPEN;
}
