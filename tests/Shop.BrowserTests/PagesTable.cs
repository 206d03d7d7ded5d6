using System.Globalization;
using Shop.Features.Members;
using Shop.Features.OrderImports;
using Shop.Features.Payments;
using Shop.Features.Repurchase;
using Shop.Features.Winback;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Listings;
using Shop.Tests.Features.Reviews;
using Shop.Tests.Features.Sending;
using Shop.Tests.Features.Settlements;
using Shop.Tests.Features.Till;

namespace Shop.BrowserTests;

/// <summary>A page as somebody meets it.</summary>
/// <param name="Who">visitor, buyer (a visitor with a basket), shopper, cooperative or operator.</param>
/// <param name="Path">The address; a word in braces stands for what <see cref="PagesTable.Furnish"/> made.</param>
/// <param name="Form">What is posted to it, URL-encoded; null when it is opened.</param>
internal sealed record Stop(string Who, int Status, string Path, string? Form);

/// <summary>Every page that a person can come to, and the forms that send one back. A page without a row fails a test.</summary>
internal static class PagesTable
{
    // who | status | address | fields posted
    private const string Table = """
        visitor     | 200 | /
        visitor     | 200 | /products
        visitor     | 200 | /products?brand=xianqi&page=2
        visitor     | 200 | /products?q=lajiang&in_stock=true&sort=price
        visitor     | 200 | /products?q=nothing-like-it
        visitor     | 200 | /products?min=x&max=-3&brand=none&category=none
        visitor     | 200 | /products/classic-chilli-sauce
        visitor     | 200 | /products/celadon-teapot
        visitor     | 200 | /products/cinnabar-seal
        visitor     | 404 | /products/no-such-thing
        visitor     | 200 | /lots/SAT63XC5
        visitor     | 200 | /lots/Y91Q93EM
        visitor     | 404 | /lots/SAT63XC6
        visitor     | 404 | /lots/{unknown lot}
        visitor     | 200 | /brands/weijiangfang
        visitor     | 200 | /brands/xianqi
        visitor     | 200 | /characters
        visitor     | 200 | /characters/jiang-xiaoge
        visitor     | 200 | /characters/little-emperor
        visitor     | 200 | /characters/late-crane
        visitor     | 200 | /characters/cloud-beast
        visitor     | 404 | /characters/nobody
        visitor     | 200 | /workshops/weiping
        visitor     | 200 | /workshops/xiandu
        visitor     | 200 | /experiences
        visitor     | 200 | /experiences/sauce-making-hour
        visitor     | 200 | /experiences/in-cloud-and-mist
        visitor     | 404 | /experiences/no-such-thing
        visitor     | 200 | /experiences/hosts-course
        visitor     | 422 | /experiences/hosts-course/bookings | adults=1&Names=a,b&session={course key}&Key=k
        visitor     | 422 | /experiences/notes-of-curiosity/bookings | children=1&Ages=8,9&session={notes key}&Key=k
        visitor     | 422 | /experiences/sauce-making-hour/bookings | adults=many&session={visit}&Key=k
        visitor     | 409 | /experiences/sauce-making-hour/bookings | adults=21&session={visit}&Key=k
        visitor     | 200 | /experiences/sauce-making-hour/waiting/{visit}
        visitor     | 200 | /experiences/sauce-making-hour/waiting/{visit}?asked=true
        visitor     | 422 | /experiences/sauce-making-hour/waiting/{visit} | Adults=x&Email=nobody
        visitor     | 200 | /waiting/{place in line}
        visitor     | 200 | /orders/{moved order}/bookings/{moved visit}
        shopper     | 200 | /orders/{booked}/bookings/{visit number}
        shopper     | 409 | /orders/{booked}/bookings/{visit number}/date | to=none
        visitor     | 200 | /stations/{station}
        visitor     | 422 | /stations/{station}/stamp | x=
        visitor     | 200 | /booklets/{booklet}
        visitor     | 200 | /experiences/notes-of-curiosity
        visitor     | 200 | /livestreams
        visitor     | 200 | /livestreams?brand=xianqi&week=2026-W01
        visitor     | 200 | /livestreams?cooperative=weiping-bamboo
        visitor     | 200 | /livestreams/three-pots/reminders
        visitor     | 200 | /livestreams/three-pots/reminders?asked=true
        visitor     | 200 | /livestreams/the-first-pot/reminders
        visitor     | 422 | /livestreams/three-pots/reminders | Email=nonsense
        visitor     | 200 | /reminders/{reminder}?key={reminder key}
        visitor     | 200 | /reminders/987654321?key={no reminder key}
        visitor     | 200 | /livestreams/jiang-ye-shi
        visitor     | 200 | /livestreams/announced
        visitor     | 200 | /livestreams/cancelled
        visitor     | 200 | /livestreams/replay
        shopper     | 200 | /livestreams/jiang-ye-shi
        shopper     | 422 | /livestreams/jiang-ye-shi/messages | Text=
        cooperative | 200 | /cooperative/livestreams/jiang-ye-shi/desk
        cooperative | 422 | /cooperative/livestreams/jiang-ye-shi/desk/offers | What=&Price=x
        cooperative | 422 | /cooperative/livestreams/jiang-ye-shi/desk/end | sure=false
        cooperative | 200 | /cooperative/livestreams/announced/desk
        cooperative | 422 | /cooperative/livestreams/announced/desk/beginning | sure=false
        cooperative | 200 | /cooperative/livestreams/replay/desk
        cooperative | 422 | /cooperative/livestreams/replay/replay | Address=nowhere
        cooperative | 200 | /cooperative/livestreams/replay/figures
        operator    | 200 | /operator/livestreams/jiang-ye-shi/desk
        operator    | 200 | /operator/blocked-words
        operator    | 422 | /operator/blocked-words | Word=
        operator    | 200 | /operator/livestreams/replay/figures
        visitor     | 200 | /pages/about
        visitor     | 200 | /pages/delivery
        visitor     | 200 | /pages/privacy
        visitor     | 200 | /pages/returns
        visitor     | 200 | /pages/terms
        visitor     | 404 | /no/such/place
        visitor     | 200 | /cooperatives/applications/new
        visitor     | 422 | /cooperatives/applications | Name=&Phone=12&Email=x
        visitor     | 200 | /cooperatives/applications/{applied}?key={application key}
        visitor     | 422 | /cooperatives/applications/{applied}/answers?Key={application key} | Words=
        visitor     | 403 | /error/403
        visitor     | 429 | /error/429
        visitor     | 500 | /error/500
        visitor     | 200 | /basket
        visitor     | 404 | /basket/items | sku=NO-SUCH-THING&quantity=1
        visitor     | 422 | /basket/items | sku=WJF-CLS-MILD&quantity=many
        visitor     | 200 | /account/sign-in?ReturnUrl=%2Fcheckout
        visitor     | 422 | /account/sign-in | Email=nobody&Password=
        visitor     | 422 | /account/sign-in | Email=nobody%40example.com&Password=wrong-password
        visitor     | 200 | /account/register
        visitor     | 422 | /account/register | Email=nobody&Password=short&Name=
        visitor     | 200 | /account/register/sent
        visitor     | 200 | /account/password/forgotten
        visitor     | 422 | /account/password/forgotten | Email=
        visitor     | 200 | /account/password/sent
        visitor     | 200 | /account/password/reset?user=nobody&token=none
        visitor     | 422 | /account/password/reset | User=nobody&Token=none&Password=short
        visitor     | 404 | /account/confirmation?user=nobody&token=none
        visitor     | 200 | /account/erased
        visitor     | 404 | /orders/{placed}
        visitor     | 404 | /orders/1234
        visitor     | 200 | {link}
        visitor     | 200 | {session}
        visitor     | 200 | {session} | outcome=decline&method=alipay
        visitor     | 422 | {session} | outcome=
        visitor     | 200 | {paid session}
        buyer       | 200 | /basket
        buyer       | 422 | /basket/items/WJF-CLS-MILD | quantity=1000
        buyer       | 422 | /basket/coupon | code=N0SVCH
        buyer       | 200 | /checkout
        buyer       | 422 | /checkout | Payment=
        buyer       | 422 | /checkout | Name=%E9%98%BF%E6%A4%92&Phone=12&Email=x&Province=%E5%8F%B0%E6%B9%BE%E7%9C%81&City=&Street=&InvoiceKind=company&Payment=cod
        shopper     | 200 | /account
        shopper     | 200 | /account/orders
        shopper     | 200 | /account/addresses
        shopper     | 200 | /account/addresses/new
        shopper     | 422 | /account/addresses | Name=&Phone=12
        shopper     | 200 | /account/addresses/{address}
        shopper     | 200 | /account/passkeys
        shopper     | 200 | /account/sessions
        shopper     | 200 | /account/proof?ReturnUrl=%2Faccount%2Fpasskeys
        shopper     | 422 | /account/proof | Password=wrong
        shopper     | 200 | /account/password
        shopper     | 422 | /account/password | Current=wrong&Password=short
        shopper     | 200 | /account/privacy
        shopper     | 422 | /account/privacy/erasure | Password=wrong
        shopper     | 200 | /basket
        shopper     | 200 | /checkout
        shopper     | 200 | /orders/{placed}
        shopper     | 200 | /orders/{partly sent}
        shopper     | 200 | /orders/{sent}
        shopper     | 200 | /orders/{delivered}
        shopper     | 200 | /orders/{awaiting}
        shopper     | 200 | /orders/{awaiting}?paid=1&look=60
        shopper     | 200 | /orders/{refunded}
        shopper     | 200 | /orders/{cancelled}
        shopper     | 409 | /orders/{sent}/cancellation | Reason=late
        shopper     | 403 | /cooperative
        visitor     | 200 | /board
        visitor     | 200 | /board/{month}/weiping-sauce
        visitor     | 404 | /board/1999-01
        visitor     | 200 | /desk
        visitor     | 200 | /desk?order={placed}
        visitor     | 422 | /desk | Topic=&Words=&Email=x&Phone=12&Order=1
        visitor     | 404 | /desk/1234
        visitor     | 200 | {request link}
        shopper     | 200 | /desk
        shopper     | 200 | /desk/{request}
        shopper     | 422 | /desk/{request}/messages | Words=
        cooperative | 200 | /desk
        operator    | 200 | /operator/desk
        operator    | 200 | /operator/desk?view=Closed
        operator    | 422 | /operator/desk | q=
        operator    | 200 | /operator/desk | q=138+0013+8000
        operator    | 200 | /operator/desk/{request}
        operator    | 422 | /operator/desk/{request}/owner | To=nobody
        operator    | 422 | /operator/desk/{request}/answers | Words=
        operator    | 422 | /operator/desk/{request}/remarks | Words=
        operator    | 422 | /operator/desk/{request}/links | Order=1&Lot=2&Cooperative=none
        cooperative | 200 | /cooperative
        shopper     | 200 | /orders/{delivered}/returns
        shopper     | 422 | /orders/{delivered}/returns | Words=x
        shopper     | 200 | /orders/{delivered}/returns/{return}
        shopper     | 200 | /orders/{delivered}/reviews/{line}
        shopper     | 422 | /orders/{delivered}/reviews/{line} | Words=x
        shopper     | 200 | /orders/{delivered}/reviews/{unsent line}
        visitor     | 200 | /products/classic-chilli-sauce/reviews
        visitor     | 200 | /products/mist-cup/reviews
        cooperative | 200 | /cooperative/reviews
        cooperative | 200 | /cooperative/reviews?pile=Hidden
        cooperative | 200 | /cooperative/reviews/{review}
        cooperative | 422 | /cooperative/reviews/{review}/answer | Answer=
        cooperative | 200 | /cooperative/reviews/{hidden review}
        operator    | 200 | /operator/reviews
        operator    | 200 | /operator/reviews/{review}
        operator    | 422 | /operator/reviews/{review}/hiding | Reason=
        operator    | 200 | /operator/reviews/{hidden review}
        cooperative | 200 | /cooperative/members
        cooperative | 422 | /cooperative/members | Name=&Email=nobody
        cooperative | 422 | /cooperative/members/{member}/departure | Sure=false
        visitor     | 404 | /memberships/new?invitation=none
        visitor     | 200 | /memberships/new?invitation={invitation}
        cooperative | 200 | /cooperative/returns
        cooperative | 200 | /cooperative/returns/{return}
        cooperative | 422 | /cooperative/returns/{return}/acceptance | SendTo=
        operator    | 200 | /operator/returns
        operator    | 200 | /operator/returns/{return}
        cooperative | 200 | /cooperative/parcels/{placed}
        cooperative | 200 | /cooperative/parcels/{partly sent}
        cooperative | 200 | /cooperative/parcels/{sent}
        cooperative | 200 | /cooperative/parcels/{delivered}
        cooperative | 422 | /cooperative/parcels/{partly sent}/shipments | Carrier=&TrackingNumber=
        cooperative | 422 | /cooperative/parcels/{sent}/delivery | Collected=x
        cooperative | 422 | /cooperative/parcels/{sent}/confirmation | a=b
        cooperative | 200 | /cooperative/parcels
        cooperative | 200 | /cooperative/bookings
        cooperative | 200 | /cooperative/bookings/{booked}
        cooperative | 422 | /cooperative/bookings/{booked}/arrival | collected=x
        cooperative | 422 | /cooperative/bookings?code=none
        cooperative | 200 | /cooperative/visits
        operator    | 200 | /operator/visits
        cooperative | 200 | /cooperative/experiences
        cooperative | 200 | /cooperative/experiences/sauce-making-hour
        cooperative | 422 | /cooperative/experiences/sauce-making-hour/rules | Times=noon&From=yesterday&RulePlaces=0
        cooperative | 422 | /cooperative/experiences/sauce-making-hour/sessions | Day=x
        cooperative | 422 | /cooperative/experiences/sauce-making-hour/gaps | GapDay=x
        cooperative | 422 | /cooperative/experiences/sauce-making-hour/ends | EndDay=x
        cooperative | 200 | /cooperative/experiences/sauce-making-hour/sessions/{moved key}
        cooperative | 422 | /cooperative/experiences/sauce-making-hour/sessions/{moved key} | Version=0&Places=5
        cooperative | 422 | /cooperative/experiences/sauce-making-hour/sessions/{visit} | Places=0
        cooperative | 422 | /cooperative/experiences/sauce-making-hour/sessions/{visit}/move | Day=x
        cooperative | 422 | /cooperative/experiences/sauce-making-hour/sessions/{visit}/cancellation | CancelReason=
        operator    | 200 | /operator/experiences
        operator    | 200 | /operator/experiences/in-cloud-and-mist
        operator    | 200 | /operator/experiences/ants-find-the-way?renewed=mill
        operator    | 422 | /operator/experiences/sauce-making-hour/rules | Times=noon
        operator    | 422 | /operator/experiences/sauce-making-hour/sessions | Day=x
        operator    | 422 | /operator/experiences/sauce-making-hour/gaps | GapDay=x
        operator    | 422 | /operator/experiences/sauce-making-hour/ends | EndDay=x
        operator    | 200 | /operator/experiences/sauce-making-hour/sessions/{moved key}
        operator    | 422 | /operator/experiences/sauce-making-hour/sessions/{visit} | Places=0
        operator    | 422 | /operator/experiences/sauce-making-hour/sessions/{visit}/move | Day=x
        operator    | 422 | /operator/experiences/sauce-making-hour/sessions/{visit}/cancellation | CancelReason=
        shopper     | 200 | /orders/{booked}
        shopper     | 200 | /orders/{booked}/bill
        shopper     | 422 | /orders/{booked}/bill | Title=&TaxNumber=12
        shopper     | 200 | /orders/{course}
        shopper     | 200 | /orders/{deposit}
        shopper     | 200 | /orders/{course}/bookings/{course number}/participants
        shopper     | 422 | /orders/{course}/bookings/{course number}/participants | Names=a,b,c
        cooperative | 200 | /cooperative/experiences/hosts-course/sessions/{course key}
        cooperative | 200 | /cooperative/experiences/hosts-course/sessions/{course key}/certificates
        cooperative | 422 | /cooperative/experiences/hosts-course/sessions/{course key}/certificates | Line={course line}&Seat=2&Name=
        operator    | 200 | /operator/experiences/hosts-course/sessions/{course key}/certificates
        operator    | 422 | /operator/experiences/hosts-course/sessions/{course key}/certificates | Line={course line}&Seat=2&Name=
        cooperative | 200 | /cooperative/bookings/{course}
        cooperative | 200 | /cooperative/bookings/{deposit}
        cooperative | 200 | /cooperative/bills
        cooperative | 422 | /cooperative/bills | parts=0
        cooperative | 200 | /cooperative/bills/{bill}
        cooperative | 422 | /cooperative/bills/{bill}/credit | reason=
        operator    | 200 | /operator/bills
        operator    | 200 | /operator/bills/{bill}
        cooperative | 200 | /cooperative/parcels?state=Delivered
        cooperative | 422 | /cooperative/parcels | Q=
        cooperative | 200 | /cooperative/parcels | Q=138+0013+8000
        cooperative | 422 | /cooperative/parcels/sender | Sender=
        cooperative | 200 | /cooperative/parcels/tracking
        cooperative | 422 | /cooperative/parcels/tracking/shipments | sheet=%E8%AE%A2%E5%8D%95%E5%8F%B7%2C%E5%BF%AB%E9%80%92%E5%85%AC%E5%8F%B8%2C%E5%BF%AB%E9%80%92%E5%8D%95%E5%8F%B7%0A1234%2C%E9%A1%BA%E4%B8%B0%2CSF123456
        cooperative | 200 | /cooperative/parcels/{sent}/refusal
        cooperative | 422 | /cooperative/parcels/{sent}/refusal | Shelf%5B0-0%5D=1
        cooperative | 200 | /cooperative/products
        cooperative | 200 | /cooperative/products/new
        cooperative | 422 | /cooperative/products | Name=&Price=many&Stock=x
        cooperative | 200 | /cooperative/products/drafts/{draft}
        cooperative | 422 | /cooperative/products/drafts/{draft}/submission | Version=0
        cooperative | 200 | /cooperative/products/drafts/{draft}/basics
        cooperative | 422 | /cooperative/products/drafts/{draft}/basics | Version=99&Name=x&IsFood=1
        cooperative | 200 | /cooperative/products/drafts/{draft}/label
        cooperative | 422 | /cooperative/products/drafts/{draft}/label | Version=0&ShelfLifeDays=x&MadeOn=never
        cooperative | 200 | /cooperative/products/drafts/{draft}/story
        cooperative | 200 | /cooperative/products/drafts/{draft}/english
        cooperative | 200 | /cooperative/products/drafts/{draft}/pictures
        cooperative | 422 | /cooperative/products/drafts/{draft}/pictures | x=1
        cooperative | 200 | /cooperative/products/drafts/{draft}/variants
        cooperative | 200 | /cooperative/products/drafts/{draft}/variants/new
        cooperative | 200 | /cooperative/products/drafts/{draft}/variants/1
        cooperative | 422 | /cooperative/products/drafts/{draft}/variants | Version=0&Price=x&Sku=?
        cooperative | 200 | /cooperative/products/drafts/{listing}
        cooperative | 200 | /cooperative/products/drafts/{change}
        operator    | 200 | /operator/cooperatives
        operator    | 200 | /operator/cooperatives/weiping-sauce
        operator    | 422 | /operator/cooperatives/weiping-sauce | Name=&Email=nowhere&Fee=much&Exceptions[0].Province=1
        operator    | 200 | /operator/listings
        operator    | 200 | /operator/listings/{listing}
        operator    | 200 | /operator/listings/{change}
        operator    | 200 | /operator/listings/sheets/{taken sheet}
        operator    | 422 | /operator/listings/sheets/{taken sheet}/approval | seen=-1
        operator    | 422 | /operator/listings/{listing}/refusal | Reason=
        operator    | 422 | /operator/listings/{listing}/approval | Version=99
        cooperative | 200 | /cooperative/products/classic-chilli-sauce
        cooperative | 422 | /cooperative/products/classic-chilli-sauce/prices | Sku=WJF-CLS-MILD&Price=many
        cooperative | 422 | /cooperative/products/classic-chilli-sauce/stock | Sku=WJF-CLS-MILD&Added=many
        cooperative | 422 | /cooperative/products/classic-chilli-sauce/losses | Sku=WJF-CLS-MILD&Lost=1&Reason=
        cooperative | 200 | /cooperative/products/sheet
        cooperative | 422 | /cooperative/products/sheet | a=b
        cooperative | 200 | /cooperative/products/sheet/{sheet}
        cooperative | 200 | /cooperative/products/sheet/{taken sheet}
        cooperative | 200 | /cooperative/lots
        cooperative | 200 | /cooperative/lots/new
        cooperative | 200 | /cooperative/lots/new?q=lajiang
        cooperative | 200 | /cooperative/lots/new?item=WJF-CLS-MILD
        cooperative | 422 | /cooperative/lots | Item=WJF-CLS-MILD&Units=many&MadeOn=never&Ingredients%5B0%5D.Village=x
        cooperative | 200 | /cooperative/lots/SAT63XC5
        cooperative | 200 | /cooperative/lots/Y91Q93EM
        cooperative | 422 | /cooperative/lots/SAT63XC5/losses | Lost=none
        cooperative | 200 | /cooperative/till
        cooperative | 200 | /cooperative/till?line=WJF-GAR-MILD*2&line=WJF-CLS-MILD-3*1
        cooperative | 422 | /cooperative/till?line=WJF-GAR-MILD*2&scan=NO-SUCH-THING
        cooperative | 200 | /cooperative/till?line=WJF-GAR-MILD*2&q=lajiang
        cooperative | 200 | /cooperative/till?q=nothing-like-it
        cooperative | 200 | /cooperative/till/payment?line=WJF-GAR-MILD*2
        cooperative | 422 | /cooperative/till/payment?line=WJF-GAR-MILD*2&coupon=NONESVCH
        cooperative | 422 | /cooperative/till/sales | Line=WJF-GAR-MILD*2&Tender=cash&Given=much&Phone=12
        cooperative | 200 | /cooperative/till/sales
        cooperative | 200 | /cooperative/till/sales?day=2026-01-01
        cooperative | 200 | /cooperative/till/sales/{counter sale}
        cooperative | 422 | /cooperative/till/sales/{counter sale}/refund | Reason=
        cooperative | 200 | /cooperative/licences
        cooperative | 200 | /cooperative/licences/new
        cooperative | 200 | /cooperative/licences/new?character=jiang-xiaoge
        cooperative | 422 | /cooperative/licences | Character=jiang-xiaoge&Quantity=many&From=never&Until=
        cooperative | 200 | /cooperative/licences/JXGASK1Z
        cooperative | 200 | /cooperative/settlements
        cooperative | 200 | /cooperative/settlements?of=Refunds
        cooperative | 422 | /cooperative/settlements/account | AccountNumber=12
        cooperative | 200 | /cooperative/settlements/{settlement}
        cooperative | 422 | /cooperative/settlements/{settlement}/differences | Words=
        operator    | 200 | /operator/settlements
        operator    | 422 | /operator/settlements | Until=never
        operator    | 200 | /operator/settlements/{settlement}
        operator    | 422 | /operator/settlements/{settlement}/payment | a=b
        operator    | 200 | /operator/imports
        operator    | 422 | /operator/imports | Channel=Shop&Profile=none
        operator    | 200 | /operator/imports/{held import}
        operator    | 422 | /operator/imports/{held import}/taking | skipBadRows=false
        operator    | 422 | /operator/imports/{held import}/profile | Name=No!
        operator    | 404 | /operator/imports/none
        operator    | 200 | /operator/sales
        operator    | 200 | /operator/sales?from=2025-11-01&to=2026-11-01&brand=weijiangfang&by=Week
        operator    | 200 | /operator/repurchase
        operator    | 200 | /operator/sales?visited=weiping&product=no-such-thing
        operator    | 200 | /operator/repurchase?from=never&to=2026-10-01&brand=none&channel=Nowhere
        operator    | 200 | /operator/repurchase?from=2018-01-01&to=2018-02-01
        operator    | 200 | /operator/repurchase/counted?from=2026-10-01&to=2026-11-01&figure=Returning
        operator    | 200 | /operator/repurchase/counted?from=2018-10-01&to=2018-11-01&figure=Unidentified
        operator    | 404 | /operator/repurchase/counted?figure=Within
        operator    | 200 | /operator/sessions
        operator    | 422 | /operator/sessions | Email=nobody
        operator    | 200 | /operator/erasures
        operator    | 422 | /operator/erasures | Who=x
        operator    | 200 | /operator/customers/1
        operator    | 422 | /operator/customers/1/joins | Other=x
        operator    | 404 | /operator/customers/987654321
        operator    | 200 | /operator/repurchase/products
        operator    | 200 | /operator/repurchase/products?from=2018-01-01&to=2018-02-01
        operator    | 200 | /operator/repurchase/products/classic-chilli-sauce
        operator    | 404 | /operator/repurchase/products/no-such-thing
        cooperative | 200 | /cooperative/repurchase/products
        cooperative | 200 | /cooperative/repurchase/products/classic-chilli-sauce
        operator    | 200 | /operator/forecast
        operator    | 200 | /operator/forecast?weeks=39&brand=weijiangfang
        operator    | 200 | /operator/forecast?brand=xianqi&channel=Other
        cooperative | 200 | /cooperative/forecast
        operator    | 200 | /operator/due
        operator    | 200 | /operator/due?product=no-such-thing
        operator    | 200 | /operator/due/classic-chilli-sauce?state=Overdue
        operator    | 200 | /operator/due/mist-cup
        operator    | 404 | /operator/due/no-such-thing
        cooperative | 200 | /cooperative/due
        cooperative | 200 | /cooperative/due/classic-chilli-sauce
        cooperative | 200 | /cooperative/sales
        cooperative | 200 | /cooperative/repurchase
        cooperative | 200 | /cooperative/repurchase/counted?from=2026-10-01&to=2026-11-01&figure=Cohort&month=2026-08&later=2
        operator    | 200 | /operator/ledger
        operator    | 200 | /operator/ledger?account=Stripe&from=2026-01-01&until=never
        operator    | 422 | /operator/ledger/corrections | Amount=0&Account=Corrections&Note=
        operator    | 200 | /operator/terms
        operator    | 422 | /operator/terms | Percent=7&Fixed=3&From=2019-01-01
        operator    | 422 | /operator/terms/1/end | until=2019-01-01
        operator    | 200 | /operator/applications
        operator    | 200 | /operator/applications/{applied}
        operator    | 422 | /operator/applications/{applied}/opening | Name=&Slug=No
        operator    | 422 | /operator/applications/{applied}/refusal | Reason=
        operator    | 200 | /operator/licences
        operator    | 200 | /operator/licences/JXGASK1Z
        operator    | 422 | /operator/licences/JXGASK1Z/refusal | Reason=
        operator    | 200 | /operator/licences/CRANEP1Z
        cooperative | 200 | /cooperative/livestreams
        cooperative | 200 | /cooperative/livestreams/new
        cooperative | 422 | /cooperative/livestreams | Title=&StartsAt=never&EndsAt=&Video=Hls&VideoAddress=x
        cooperative | 200 | /cooperative/livestreams/planned
        cooperative | 200 | /cooperative/livestreams/planned/plan
        cooperative | 422 | /cooperative/livestreams/planned | Title=x
        cooperative | 422 | /cooperative/livestreams/planned/submission | version=99
        cooperative | 422 | /cooperative/livestreams/planned/cancellation | CancelReason=x
        cooperative | 200 | /cooperative/livestreams/planned/items/{item}
        cooperative | 422 | /cooperative/livestreams/planned/items/{item}/offer | Price=x&Units=0&Seconds=5
        operator    | 200 | /operator/livestreams
        operator    | 200 | /operator/livestreams?state=Draft
        operator    | 200 | /operator/livestreams/planned
        operator    | 422 | /operator/livestreams/planned/move | StartsAt=never
        operator    | 422 | /operator/livestreams/planned/refusal | SentBack=
        cooperative | 200 | /cooperative/livestreams/series
        cooperative | 200 | /cooperative/livestreams/series/sauce-thursday
        cooperative | 422 | /cooperative/livestreams/series/sauce-thursday/end | Until=never
        operator    | 200 | /operator/livestreams/series
        operator    | 200 | /operator/livestreams/series/new
        operator    | 422 | /operator/livestreams/series | Title=&Time=x&Minutes=1&From=never
        operator    | 200 | /operator/livestreams/series/sauce-thursday
        operator    | 422 | /operator/livestreams/series/sauce-thursday/gaps | At=never
        operator    | 200 | /operator/hosts
        operator    | 200 | /operator/hosts/new
        operator    | 422 | /operator/hosts | Name=&Cooperative=nobody
        operator    | 200 | /operator/hosts/{host}
        operator    | 422 | /operator/hosts/{host}/certificates | GivenBy=&GivenOn=never&ValidUntil=2019-01-01
        operator    | 422 | /operator/hosts/{host}/certificates/{certificate}/withdrawal | Reason=
        cooperative | 200 | /cooperative/hosts
        visitor     | 200 | /certificates/{certificate}
        visitor     | 404 | /certificates/1
        operator    | 200 | /operator/segments
        operator    | 200 | /operator/segments/new
        operator    | 422 | /operator/segments | NameZh=&DaysFrom=30&DaysTo=3&RecencyTo=9
        operator    | 200 | /operator/segments | NameZh=Regulars&DaysFrom=30&SecondOverdue=true&Count=true
        operator    | 200 | /operator/segments/{segment}
        operator    | 422 | /operator/segments/{segment} | NameZh=
        operator    | 200 | /operator/campaigns
        operator    | 200 | /operator/campaigns/new
        operator    | 422 | /operator/campaigns | NameZh=&CouponAmount=10&CouponPercent=95&Holdout=2
        operator    | 200 | /operator/campaigns/{campaign draft}
        operator    | 422 | /operator/campaigns/{campaign draft} | NameZh=
        operator    | 200 | /operator/campaigns/{campaign}
        operator    | 200 | /operator/campaigns/{campaign}/customers
        visitor     | 200 | /offers/{consent}?key={consent key}
        visitor     | 200 | /offers/{ended consent}?key={ended consent key}
        visitor     | 200 | /offers/987654321?key={no consent key}
        operator    | 200 | /operator/coupons
        operator    | 200 | /operator/coupons/new
        operator    | 422 | /operator/coupons | Code=no&Amount=much&From=never&Until=&ShopPercent=200
        operator    | 200 | /operator/coupons/0PEN2026
        operator    | 422 | /operator/coupons/0PEN2026 | NameZh=&Until=never
        operator    | 200 | /operator/lots
        operator    | 200 | /operator/lots?q=nothing-like-it
        operator    | 200 | /operator/lots/SAT63XC5
        operator    | 200 | /operator/lots/Y91Q93EM
        operator    | 422 | /operator/lots/SAT63XC5/recall | Reason=
        operator    | 200 | /operator
        operator    | 200 | /operator/health
        operator    | 200 | /operator/search
        operator    | 200 | /operator/search | q=138+0013+8000
        operator    | 422 | /operator/search | q=
        operator    | 200 | /operator/audit
        operator    | 200 | /operator/audit?kind=Lot&from=2026-01-01&until=never
        operator    | 200 | /operator/orders
        operator    | 200 | /operator/orders?state=Expired
        operator    | 422 | /operator/orders | q=
        operator    | 200 | /operator/orders | q=138+0013+8000
        operator    | 200 | /operator/orders/{placed}
        operator    | 200 | /operator/orders/{refunded}
        operator    | 422 | /operator/orders/{placed}/refunds | Reason=
        operator    | 200 | /operator/stories
        operator    | 200 | /operator/stories/weiping
        operator    | 422 | /operator/stories/weiping | Seen=1&Zh=
        operator    | 422 | /operator/stories/weiping | Seen=0&Zh=%E6%97%A7
        operator    | 200 | /operator/stories/weiping/preview | Seen=1&Zh=%23%23+%E8%AF%95&En=Try
        operator    | 422 | /operator/stories/weiping/pictures | Seen=1&Zh=%E8%AF%95
        operator    | 200 | /operator/stories/weiping/versions/1
        """;

    public static readonly IReadOnlyList<Stop> Stops = [.. Table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read)];

    /// <summary>An account of the demo; null for who has none.</summary>
    public static string? AccountOf(string who) => who switch
    {
        "shopper" => "shopper@shop.test",
        "cooperative" => "weiping@shop.test",
        "operator" => "operator@shop.test",
        _ => null,
    };

    /// <summary>Orders in several states, an address kept and a basket of the shopper's; by name what the table calls them.</summary>
    /// <param name="culture">The shopper's.</param>
    public static async Task<IReadOnlyDictionary<string, string>> Furnish(ShopApp shop, string culture)
    {
        using var shopper = await shop.SignedIn("shopper@shop.test", culture: culture);
        using var sender = await shop.SignedIn("weiping@shop.test");
        using var boss = await shop.SignedIn("operator@shop.test");
        var made = new Dictionary<string, string>();
        var today = shop.Service<ShopClock>().Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await boss.PostOnly("/operator/coupons", ("Code", "OPEN2026"), ("NameZh", "开业优惠"), ("Amount", "10"), ("Minimum", "99"), ("From", today), ("Until", today), ("ShopPercent", "100"));
        foreach (var name in new[] { "placed", "partly sent", "sent", "delivered", "cancelled" })
        {
            await shopper.PutIn(Buying.Jar, 3);
            await shopper.PutIn(Buying.Bookmark);
            if (name == "placed")
            {
                await shopper.PostOnly("/basket/coupon", ("code", "OPEN2026"));
            }
            var answer = await shopper.Order(Buying.NewKey(), ("Note", "请放在门口的缸里"), ("InvoiceKind", "person"), ("InvoiceTitle", "测试顾客"), ("SaveAddress", name == "sent" ? "true" : null));
            made[name] = Buying.NumberOf(answer);
            made["link"] = name == "placed" ? answer.Location!.PathAndQuery : made["link"];
        }
        foreach (var name in new[] { "partly sent", "sent", "delivered" })
        {
            await sender.PostOnly($"/cooperative/parcels/{made[name]}/confirmation");
            var parcel = await sender.Get($"/cooperative/parcels/{made[name]}");
            await sender.Submit(parcel, "form[action$='/shipments']", ("Carrier", "顺丰速运"), ("TrackingNumber", "SF1234567890"),
                (parcel.One("[name^=Quantities]").GetAttribute("name")!, name == "partly sent" ? "1" : "3"));
        }
        await sender.PostOnly($"/cooperative/parcels/{made["delivered"]}/delivery", ("Collected", await shop.Due(made["delivered"], "weiping-sauce")));
        var delivered = await shopper.Get($"/orders/{made["delivered"]}/returns");
        made["return"] = delivered.One("[name=ReturnNumber]").GetAttribute("value")!;
        await shopper.Submit(delivered, "form[action$='/returns']", (delivered.One("[name^=Units]").GetAttribute("name")!, "1"), ("Reason", "Damaged"), ("Words", "碎了一罐"));
        await Reviewed(shop, shopper, boss, made);
        await shopper.PostOnly($"/orders/{made["cancelled"]}/cancellation", ("Reason", "买错了"));

        using var guest = shop.NewBrowser(culture);
        made["request link"] = (await guest.PostOnly("/desk", ("Topic", "Visit"), ("Words", "周末能来看看吗？"), ("Phone", "13800138000"))).Location!.PathAndQuery;
        made["visit"] = await shop.Query(db => db.Sessions.Where(x => x.Experience.Product.Slug == "sauce-making-hour").OrderByDescending(x => x.StartsAt).Select(x => x.Key).FirstAsync());
        await shopper.PostOnly("/experiences/sauce-making-hour/bookings", ("session", made["visit"]), ("adults", "2"), ("children", "1"), ("Key", "booked"));
        made["booked"] = Buying.NumberOf(await shopper.PostOnly("/checkout", ("Name", "方小椒"), ("Phone", "13800138000"), ("Payment", "cod"), ("Key", "booked")));
        await Visited(shop, sender, made);
        await Trained(shop, shopper, sender, made);
        made["request"] = (await shopper.PostOnly("/desk", ("Topic", "Order"), ("Words", "罐子碎了一个。"), ("Order", made["placed"]))).Location!.AbsolutePath.Split('/')[2];
        await boss.Submit(await boss.Get($"/operator/desk/{made["request"]}"), "form[action$='/answers']", ("Words", "对不起，我们补寄一罐。"));
        await boss.PostOnly($"/operator/desk/{made["request"]}/remarks", ("Words", "封口机要看一看"));

        (made["refunded"], made["paid session"]) = await ToStripe(shop, shopper);
        await shopper.Submit(await shopper.Get(made["paid session"]), "form", ("outcome", "pay"), ("method", "alipay"));
        await shop.Service<StripeAccount>().Sandbox!.AllDeliveredAsync(TimeSpan.FromMinutes(1));
        var order = await boss.Get($"/operator/orders/{made["refunded"]}");
        await boss.Submit(order, "form[action$='/refunds']", (order.One("[name^=Units]").GetAttribute("name")!, "1"), ("Reason", "破了一罐"), ("Delivery", null));
        await shop.Service<StripeAccount>().Sandbox!.AllDeliveredAsync(TimeSpan.FromMinutes(1));
        (made["awaiting"], made["session"]) = await ToStripe(shop, shopper);

        made["counter sale"] = await sender.Sell([$"{Buying.Jar}*2", "WJF-GAR-MILD*1"], "200", ("Phone", "13800138000"));
        await sender.TakeBack(made["counter sale"], [1, 0]);
        await sender.Sell(["WJF-GAR-MILD*1"], "code");

        // All the jars above came from this lot.
        await boss.PostOnly("/operator/lots/Y91Q93EM/recall", ("Reason", "个别罐子封口不严"), ("ReasonEn", "The seal of some jars is loose"));
        made["month"] = shop.Service<ShopClock>().Today.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        made["unknown lot"] = LotCode.WithCheck("ZZZZZZZ");

        await Live(shop, made);
        made["settlement"] = await shop.Settled(boss, sender);
        var member = await shop.Query(db => db.Users.AsNoTracking().SingleAsync(u => u.Email == "weiping@shop.test"));
        made["member"] = member.Id;
        made["invitation"] = shop.Service<Invitations>().Seal(new Invitation(member.CooperativeId!.Value, "chunhua@example.com", "春花", member.Id, DateTime.UtcNow.AddDays(1)));
        await Applied(shop, made);
        await Listed(shop, sender, made);
        await Sheets(shop, sender, made);
        await WonBack(shop, boss, made);

        made["held import"] = await shop.Service<HoldImports>().Keep("order,placed_at,status,quantity,amount\n1,2026-05-03,paid,1,39.00\n2,someday,paid,1,39.00\n"u8.ToArray(), new HeldImport("orders.csv", Channel.Taobao, "generic", "test"), default);
        await shopper.PostOnly("/livestreams/three-pots/reminders", ("Minutes", "60"));
        var reminder = await shop.Query(db => db.LiveReminders.Select(r => r.Id).FirstAsync());
        (made["reminder"], made["reminder key"], made["no reminder key"]) = ($"{reminder}", shop.Service<Secrets>().ReminderKey(reminder), shop.Service<Secrets>().ReminderKey(987654321));

        await shopper.PutIn(Buying.Jar, 2);
        await shopper.PutIn(Buying.Bookmark);
        await shopper.PostOnly("/basket/coupon", ("code", "OPEN2026"));
        var livestream = await SampleLivestream.Add(shop, LivestreamState.Draft, TimeSpan.FromDays(9), "planned");
        var planned = livestream.Hosts[0].Host;
        made["item"] = livestream.Rundown[0].Id.ToString(CultureInfo.InvariantCulture);
        (made["host"], made["certificate"]) = (planned.Id.ToString(CultureInfo.InvariantCulture), planned.Certificates[0].Number);
        made["address"] = (await shop.Query(db => db.SavedAddresses.Select(a => a.Id).SingleAsync())).ToString(CultureInfo.InvariantCulture);
        return made;
    }

    // A session that was moved after somebody booked it, and somebody who stands in the line of another.
    private static async Task Visited(ShopApp shop, Browser sender, Dictionary<string, string> made)
    {
        made["visit number"] = await shop.Query(db => db.Sessions.Where(x => x.Experience.Product.Slug == "sauce-making-hour" && x.Key == made["visit"]).Select(x => $"{x.Id}").SingleAsync());
        var moved = await shop.Query(db => db.Sessions.AsNoTracking().Where(x => x.Experience.Product.Slug == "sauce-making-hour").OrderBy(x => x.StartsAt).Skip(3).FirstAsync());
        made["moved key"] = moved.Key;
        using var visitor = shop.NewBrowser();
        await visitor.PostOnly("/experiences/sauce-making-hour/bookings", ("session", moved.Key), ("adults", "2"), ("Key", "moved"));
        var number = Buying.NumberOf(await visitor.PostOnly("/checkout", ("Name", "方小椒"), ("Phone", "13800138000"), ("Email", "moved@example.org"), ("Payment", "cod"), ("Key", "moved")));
        var walk = await shop.Query(db => db.Sessions.Where(x => x.Experience.Product.Slug == "ants-find-the-way").OrderBy(x => x.StartsAt).Select(x => x.Key).FirstAsync());
        await visitor.PostOnly("/experiences/ants-find-the-way/bookings", ("session", walk), ("adults", "2"), ("Key", "walk"));
        var trail = Buying.NumberOf(await visitor.PostOnly("/checkout", ("Name", "方小椒"), ("Phone", "13800138000"), ("Payment", "cod"), ("Key", "walk")));
        made["booklet"] = $"{trail}?key={shop.Service<Secrets>().BookletKey(trail)}";
        made["station"] = await shop.Query(db => db.TrailStations.Where(s => s.Key == "mill").Select(s => s.Code).SingleAsync());
        await shop.Do<ShopDb>(async db =>
        {
            db.TrailStamps.AddRange(await db.TrailStations.Where(s => s.Position < 4).Select(s => new TrailStamp { OrderId = db.Orders.Where(o => o.Number == trail).Select(o => o.Id).First(), StationId = s.Id, At = DateTime.UtcNow }).ToListAsync());
            await db.SaveChangesAsync();
        });
        var start = shop.Service<ShopClock>().Local(moved.StartsAt).AddDays(1);
        await sender.PostOnly($"/cooperative/experiences/sauce-making-hour/sessions/{moved.Key}/move", ("Day", start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("Time", "10:30"), ("Reason", "灶台要修"), ("ReasonEn", "The stove is being mended"));
        (made["moved order"], made["moved visit"]) = (number, $"{moved.Id}?key={shop.Service<Secrets>().OrderKey(number)}");
        await shop.Do<ShopDb>(async db =>
        {
            var waiter = new SessionWaiter { SessionId = moved.Id, Email = "line@example.org", Culture = "zh-CN", Adults = 1, Places = 1, AskedAt = DateTime.UtcNow };
            db.SessionWaiters.Add(waiter);
            await db.SaveChangesAsync();
            made["place in line"] = $"{waiter.Id}?key={shop.Service<Secrets>().WaiterKey(waiter.Id)}";
        });
    }

    // A course that two came to, one of whom has the certificate, and for which a third paid the deposit; and a group's bill, and another that waits.
    private static async Task Trained(ShopApp shop, Browser shopper, Browser sender, Dictionary<string, string> made)
    {
        var session = await shop.Query(db => db.Sessions.AsNoTracking().Where(x => x.Experience.Product.Slug == "hosts-course").OrderBy(x => x.StartsAt).FirstAsync());
        (made["course key"], made["course number"]) = (session.Key, session.Id.ToString(CultureInfo.InvariantCulture));
        made["notes key"] = await shop.Query(db => db.Sessions.Where(x => x.Experience.Product.Slug == "notes-of-curiosity").OrderByDescending(x => x.StartsAt).Select(x => x.Key).FirstAsync());
        await shopper.PostOnly("/experiences/hosts-course/bookings", ("session", session.Key), ("adults", "1"), ("Key", "deposit"));
        var payment = (await shopper.PostOnly("/checkout", ("Name", "方小椒"), ("Phone", "13800138000"), ("Payment", "stripe"), ("Key", "deposit"))).Location!.ToString();
        made["deposit"] = await shop.Query(db => db.Orders.OrderByDescending(o => o.Id).Select(o => o.Number).FirstAsync());
        await shopper.Submit(await shopper.Get(payment), "form", ("outcome", "pay"));
        await shop.Service<StripeAccount>().Sandbox!.AllDeliveredAsync(TimeSpan.FromMinutes(1));
        await shopper.PostOnly("/experiences/hosts-course/bookings", ("session", session.Key), ("adults", "2"), ("Names", "李青椒\n王大蒜"), ("Key", "course"));
        made["course"] = Buying.NumberOf(await shopper.PostOnly("/checkout", ("Name", "方小椒"), ("Phone", "13800138000"), ("Payment", "cod"), ("Key", "course")));
        await sender.PostOnly($"/cooperative/bookings/{made["course"]}/arrival", ("collected", "720.00"));
        made["course line"] = await shop.Query(db => db.OrderLines.Where(l => l.SessionId == session.Id && l.Quantity == 2).Select(l => $"{l.Id}").SingleAsync());
        await sender.PostOnly($"/cooperative/experiences/hosts-course/sessions/{session.Key}/certificates", ("Line", made["course line"]), ("Seat", "1"), ("Name", "李青椒"));
        foreach (var number in new[] { made["course"], made["booked"] })
        {
            await shopper.PostOnly($"/orders/{number}/bill", ("Title", "示例小学"), ("TaxNumber", "91350100M000100Y43"));
        }
        var part = await shop.Query(db => db.OrderParts.Where(p => p.Order.Number == made["course"]).Select(p => $"{p.Id}").SingleAsync());
        made["bill"] = (await sender.PostOnly("/cooperative/bills", ("parts", part))).Location!.AbsolutePath.Split('/')[3];
    }

    // A livestream of 威坪's that is on, with an offer and something said; others before and after.
    private static async Task Live(ShopApp shop, Dictionary<string, string> made)
    {
        var live = await SampleLivestream.Add(shop, LivestreamState.Live, TimeSpan.FromMinutes(-5), product: "garlic-chilli-sauce");
        await SampleLivestream.Add(shop, LivestreamState.Announced, TimeSpan.FromHours(30), "announced");
        var cancelled = await SampleLivestream.Add(shop, LivestreamState.Announced, TimeSpan.FromHours(40), "cancelled");
        var replay = await SampleLivestream.Add(shop, LivestreamState.Ended, TimeSpan.FromHours(-3), "replay");
        made["live offer"] = (await SampleLivestream.Offer(shop, live, units: 10)).Id.ToString(CultureInfo.InvariantCulture);
        await shop.Do<ShopDb>(async db =>
        {
            var now = DateTime.UtcNow;
            var shopper = await db.Users.SingleAsync(u => u.Email == "shopper@shop.test");
            var asked = new LiveMessage { LivestreamId = live.Id, UserId = shopper.Id, Name = "测**", Text = "这个辣不辣？", At = now, IsQuestion = true };
            db.LiveMessages.Add(asked);
            db.LivePins.Add(new LivePin { LivestreamId = live.Id, RundownItemId = live.Rundown[0].Id, At = now, By = "test" });
            db.LivePins.Add(new LivePin { LivestreamId = replay.Id, RundownItemId = replay.Rundown[0].Id, At = replay.WentLiveAt!.Value.AddSeconds(760), By = "test" });
            (await db.Livestreams.SingleAsync(l => l.Id == cancelled.Id)).Cancel(new Text("停电", "No power"), now, "test");
            (await db.Livestreams.SingleAsync(l => l.Id == replay.Id)).OpenReplay("https://video.example.com/r.m3u8", now, "test");
            await db.SaveChangesAsync();
            made["live message"] = asked.Id.ToString(CultureInfo.InvariantCulture);
        });
    }

    // A draft that is begun, a new product and a change that wait for a review.
    private static async Task Listed(ShopApp shop, Browser sender, Dictionary<string, string> made)
    {
        var change = (await sender.PostOnly("/cooperative/products/garlic-chilli-sauce/draft")).Location!.AbsolutePath;
        await sender.Submit(await sender.Get($"{change}/basics"), "main form", ("Summary", "蒜多得有点过分"));
        await sender.Submit(await sender.Get(change), "form[action$='/submission']");
        var (draft, listing) = (await sender.Began("晒酱萝卜", null), await sender.Began("晒酱茄子", Drafting.Photo()));
        await shop.HandIn(sender, listing);
        (made["change"], made["draft"], made["listing"]) = (change.Split('/')[^1], draft.Split('/')[^1], listing.Split('/')[^1]);
    }

    // An application that waits for an answer.
    private static async Task Applied(ShopApp shop, Dictionary<string, string> made)
    {
        made["applied"] = OrderNumber.New();
        made["application key"] = shop.Service<Secrets>().ApplicationKey(made["applied"]);
        await shop.Do<ShopDb>(async db =>
        {
            var application = new CooperativeApplication { Number = made["applied"], Name = "左口笋干合作社", Place = "浙江 杭州 淳安 左口乡", Makes = "笋干，一年两千斤", Contact = "老方", Phone = "+8613800138000", Email = "zuokou@example.com", Culture = "zh-CN", AppliedAt = DateTime.UtcNow };
            application.Record(ApplicationState.Received, DateTime.UtcNow, "applicant", "all 8%; sauces 5%");
            application.Record(ApplicationState.AskedBack, DateTime.UtcNow, "applicant", "食品证看不清");
            application.Reason = "食品证看不清，请再拍一张";
            db.Add(application);
            await db.SaveChangesAsync();
        });
    }

    // A draft, and a campaign that runs; a consent that holds and one that ended.
    private static async Task WonBack(ShopApp shop, Browser boss, Dictionary<string, string> made)
    {
        var (secrets, clock) = (shop.Service<Secrets>(), shop.Service<ShopClock>());
        await shop.Do<ShopDb>(async db =>
        {
            for (var i = 1; i <= 10; i++)
            {
                var (email, then) = ($"c{i}@example.com", clock.Now.AddDays(-100));
                var customer = new Customer { CreatedAt = then };
                var hash = secrets.IdentifierHash(IdentifierKind.Email, email);
                customer.Identifiers.Add(new Identifier { Kind = IdentifierKind.Email, Hash = hash });
                db.AddRange(customer, new OfferConsent { Address = email, Hash = hash, AgreedAt = then, ConfirmedAt = then });
                await db.SaveChangesAsync();
                db.PastOrders.Add(new PastOrder { Channel = Channel.Counter, Number = $"c{i}", Origin = OrderOrigin.Simulated, CustomerId = customer.Id, PlacedAt = then, Day = clock.DayOf(then), Amount = 3900, Units = 1, IsPaid = true });
                db.MarkHistory(clock.Now, [customer.Id]);
            }
            await db.SaveChangesAsync();
        });
        (string, string?)[] fields = [("NameZh", "回来看看"), ("NameEn", "Come back"), ("Segment", ""), ("SubjectZh", "新酱开坛"), ("SubjectEn", "A new pot is open"), ("BodyZh", "回来尝尝。"), ("BodyEn", "Come and taste."), ("CouponPercent", "10"), ("CouponDays", "30"), ("Holdout", "20"), ("Window", "30")];
        var segment = (await boss.PostOnly("/operator/segments", ("NameZh", "柜台来过一次"), ("TimesTo", "1"), ("BoughtOn", "Counter"))).Location!.AbsolutePath.Split('/')[^1];
        fields[2] = ("Segment", segment);
        var campaign = (await boss.PostOnly("/operator/campaigns", fields)).Location!.AbsolutePath;
        await boss.PostOnly(campaign + "/beginning");
        var draft = (await boss.PostOnly("/operator/campaigns", fields)).Location!.AbsolutePath;
        (made["campaign"], made["campaign draft"]) = (campaign.Split('/')[^1], draft.Split('/')[^1]);
        var consents = await shop.Query(db => db.OfferConsents.OrderBy(c => c.Id).Select(c => c.Id).Take(2).ToListAsync());
        await shop.Do<AgreeToOffers>(a => a.End(consents[1]));
        (made["segment"], made["consent"], made["ended consent"]) = ("1", $"{consents[0]}", $"{consents[1]}");
        (made["consent key"], made["ended consent key"], made["no consent key"]) = (shop.Service<Secrets>().OffersKey(consents[0]), shop.Service<Secrets>().OffersKey(consents[1]), shop.Service<Secrets>().OffersKey(987654321));
    }

    // A sheet that waits to be taken, and one that was.
    private static async Task Sheets(ShopApp shop, Browser sender, Dictionary<string, string> made)
    {
        foreach (var (name, sku) in new[] { ("taken sheet", "WJF-NEW-1"), ("sheet", "WJF-NEW-2") })
        {
            var text = $"货号,名字,价钱（元）,有几件（新货号）,类别,牌子\n{sku},竹酱碟,18,20,厨具,威酱坊\nWJF-CLS-MILD,威坪辣酱·原味,39.90,,酱料,威酱坊\nWJF-OIL,红油,32,,干货与油,威酱坊\n";
            using var file = new MultipartFormDataContent { { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(text)), "File", "products.csv" } };
            var preview = await sender.Send(HttpMethod.Post, "/cooperative/products/sheet", file);
            made[name] = preview.One("form[action$='/acceptance']").GetAttribute("action")!.Split('/')[^2];
            if (name == "taken sheet")
            {
                await sender.Submit(preview, "form[action$='/acceptance']");
            }
        }
        // As if it had come with a picture.
        var taken = int.Parse(made["taken sheet"], CultureInfo.InvariantCulture);
        await shop.Do<ShopDb>(db => db.ListingDrafts.Where(d => d.SheetId == taken).ExecuteUpdateAsync(s => s.SetProperty(d => d.State, ListingState.Submitted).SetProperty(d => d.SubmittedAt, DateTime.UtcNow)));
    }

    // An order that waits at the stand-in: its number and the payment page.
    // Two that somebody wrote, one of them hidden, and a line that is still to be reviewed.
    private static async Task Reviewed(ShopApp shop, Browser shopper, Browser boss, Dictionary<string, string> made)
    {
        made["line"] = (await shop.PartOf(made["delivered"])).Lines[0].Id.ToString(CultureInfo.InvariantCulture);
        made["unsent line"] = (await shop.PartOf(made["delivered"], "xiandu-crafts")).Lines[0].Id.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, words) in new[] { ("review", "罐子很香，就是比想的咸一点。拌面一勺够了。"), ("hidden review", "这里写了一句骂人的话") })
        {
            var order = await shop.Arrived(Buying.Jar, "shopper@shop.test");
            await shopper.Upload($"/orders/{order.Number}/reviews/{order.Lines.First().Id}", "Photos", NetVips.Image.Black(640, 480, bands: 3).PngsaveBuffer(), "a.png", ("Stars", "4"), ("Words", words));
            made[name] = (await shop.ReviewOf(order)).Id.ToString(CultureInfo.InvariantCulture);
        }
        await boss.PostOnly($"/operator/reviews/{made["hidden review"]}/hiding", ("Why", "Wording"), ("Reason", "骂了人"));
    }

    private static async Task<(string Number, string Session)> ToStripe(ShopApp shop, Browser shopper)
    {
        await shopper.PutIn(Buying.Jar, 3);
        await shopper.PutIn(Buying.Bookmark);
        var answer = await shopper.Order(Buying.NewKey(), ("Payment", "stripe"));
        return (await shop.Query(db => db.Orders.OrderByDescending(o => o.Id).Select(o => o.Number).FirstAsync()), answer.Location!.ToString());
    }

    private static Stop Read(string line) => line.Split('|', StringSplitOptions.TrimEntries) switch
    {
        [var who, var status, var path] => new(who, int.Parse(status, CultureInfo.InvariantCulture), path, null),
        [var who, var status, var path, var form] => new(who, int.Parse(status, CultureInfo.InvariantCulture), path, form),
        _ => throw new FormatException(line),
    };
}
