/* The life of one TCP connection to a server, as `ss` on the server would show it: both ends, who
 * opened it, the bytes, how it ended. The protocol's thread writes it, any other thread may read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FERRY_CONNECTION_CONTROL,
  FERRY_CONNECTION_PASSIVE, /* a data connection that we open */
  FERRY_CONNECTION_ACTIVE,  /* a data connection that the server opens */
} FerryConnectionKind;

typedef enum
{
  FERRY_CONNECTION_TRYING, /* not there yet: we connect, or wait for the server */
  FERRY_CONNECTION_OPEN,
  FERRY_CONNECTION_CLOSED_HERE,
  FERRY_CONNECTION_CLOSED_THERE,
  FERRY_CONNECTION_CUT,     /* closed here in the middle: cancelled, or given up */
  FERRY_CONNECTION_LOST,    /* reset, or silent for too long */
  FERRY_CONNECTION_REFUSED, /* it never stood: an answer said no */
  FERRY_CONNECTION_SILENT,  /* it never stood: nothing answered, nobody came */
} FerryConnectionState;

/* What a record says at one moment. Strings owned; addresses are numeric, %NULL while
 * unknown; the server's is its name until that has been looked up. */
typedef struct
{
  guint control; /* number of the control connection that it belongs to */
  FerryConnectionKind kind;
  FerryConnectionState state;
  gboolean is_tls;
  char *purpose; /* the command it serves: "RETR a.txt" */
  char *our_address;
  guint16 our_port; /* 0: not known */
  char *their_address;
  guint16 their_port;
  gint64 sent; /* bytes above TLS */
  gint64 received;
  gint64 begun; /* microseconds since 1970; 0: it has not come to that */
  gint64 opened;
  gint64 ended;
} FerryConnectionLife;

typedef struct _FerryConnectionRecord FerryConnectionRecord;

FerryConnectionRecord *ferry_connection_record_new (guint control, FerryConnectionKind kind);
FerryConnectionRecord *ferry_connection_record_ref (FerryConnectionRecord *record);
void ferry_connection_record_unref (FerryConnectionRecord *record);

void ferry_connection_record_set_purpose (FerryConnectionRecord *record, const char *purpose);
void ferry_connection_record_set_our_end (FerryConnectionRecord *record,
                                          const char *address,
                                          guint16 port);
void ferry_connection_record_set_their_end (FerryConnectionRecord *record,
                                            const char *address,
                                            guint16 port);
void ferry_connection_record_set_tls (FerryConnectionRecord *record);
void ferry_connection_record_open (FerryConnectionRecord *record);
void ferry_connection_record_count (FerryConnectionRecord *record, gint64 sent, gint64 received);
void ferry_connection_record_end (FerryConnectionRecord *record, FerryConnectionState state);

void ferry_connection_record_read (FerryConnectionRecord *record, FerryConnectionLife *life);
void ferry_connection_life_clear (FerryConnectionLife *life);
gboolean ferry_connection_life_is_over (const FerryConnectionLife *life);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryConnectionRecord, ferry_connection_record_unref)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FerryConnectionLife, ferry_connection_life_clear)

G_END_DECLS
