using Shop;
using Shop.Features.Account;
using Shop.Features.Audit;
using Shop.Features.Backups;
using Shop.Features.Baskets;
using Shop.Features.Board;
using Shop.Features.Characters;
using Shop.Features.Checkout;
using Shop.Features.Cooperatives;
using Shop.Features.Coupons;
using Shop.Features.Catalogue;
using Shop.Features.DemoPast;
using Shop.Features.Desk;
using Shop.Features.Experiences;
using Shop.Features.GroupBills;
using Shop.Features.Home;
using Shop.Features.House;
using Shop.Features.Labels;
using Shop.Features.Pictures;
using Shop.Features.Ledger;
using Shop.Features.Licences;
using Shop.Features.Listings;
using Shop.Features.ListingSheets;
using Shop.Features.LiveHosts;
using Shop.Features.LiveOffers;
using Shop.Features.LivestreamPlans;
using Shop.Features.LiveRoom;
using Shop.Features.Livestreams;
using Shop.Features.Lots;
using Shop.Features.Notebooks;
using Shop.Features.Onboarding;
using Shop.Features.Members;
using Shop.Features.Operator;
using Shop.Features.OrderImports;
using Shop.Features.Orders;
using Shop.Features.Payments;
using Shop.Features.Participants;
using Shop.Features.Posters;
using Shop.Features.Repurchase;
using Shop.Features.Returns;
using Shop.Features.Reviews;
using Shop.Features.Sending;
using Shop.Features.Sessions;
using Shop.Features.Settlements;
using Shop.Features.Stamps;
using Shop.Features.Stories;
using Shop.Features.Till;
using Shop.Features.Trails;
using Shop.Features.Training;
using Shop.Features.VisitFigures;
using Shop.Features.Visits;
using Shop.Features.Waiting;
using Shop.Features.Winback;
using Shop.Features.Workshops;

try
{
    return await ShopProgram.Build(args).RunShop(args);
}
catch (Exception e) when (ShopHost.Explain(e) is { } line)
{
    await Console.Error.WriteLineAsync(line);
    return 1;
}

namespace Shop
{
    /// <summary>The table of contents: what the shop is made of, one line a feature.</summary>
    public static class ShopProgram
    {
        /// <param name="args">Settings as <c>--Section:Key=value</c>, or a command.</param>
        /// <param name="change">What tests exchange: the clock, mostly.</param>
        public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? change = null)
        {
            var builder = ShopHost.CreateBuilder(args);
            builder.AddPlatform();
            builder.AddDatabase();
            builder.AddHome();
            builder.AddBaskets();
            builder.AddCheckout();
            builder.AddExperiences();
            builder.AddTrails();
            builder.AddNotebooks();
            builder.AddParticipants();
            builder.AddSessions();
            builder.AddTraining();
            builder.AddGroupBills();
            builder.AddVisits();
            builder.AddWaiting();
            builder.AddVisitFigures();
            builder.AddCoupons();
            builder.AddStamps();
            builder.AddCatalogue();
            builder.AddPictures();
            builder.AddCharacters();
            builder.AddWorkshops();
            builder.AddStories();
            builder.AddAccount();
            builder.AddCooperatives();
            builder.AddOnboarding();
            builder.AddMembers();
            builder.AddOperator();
            builder.AddHouse();
            builder.AddAudit();
            builder.AddBackups();
            builder.AddPayments();
            builder.AddOrders();
            builder.AddSending();
            builder.AddTill();
            builder.AddDesk();
            builder.AddBoard();
            builder.AddReturns();
            builder.AddReviews();
            builder.AddLedger();
            builder.AddSettlements();
            builder.AddPosters();
            builder.AddLots();
            builder.AddLicences();
            builder.AddLabels();
            builder.AddListings();
            builder.AddListingSheets();
            builder.AddLiveHosts();
            builder.AddLiveOffers();
            builder.AddLivestreamPlans();
            builder.AddLiveRoom();
            builder.AddLivestreams();
            builder.AddOrderImports();
            builder.AddRepurchase();
            builder.AddWinback();
            builder.AddDemoPast();
            change?.Invoke(builder);
            return builder.Build();
        }
    }
}
